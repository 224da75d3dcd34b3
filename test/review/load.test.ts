import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deliver } from './delivery.harness.js'
import type { Fault } from './github.harness.js'
import { serve, shop, until, type Service } from './service.harness.js'
import { announce, announceEach, db } from './sources.harness.js'

// Rounds of 200 deliveries, some minutes: `UNDISCLOSED_LOAD=6 npx vitest run test/review/load.test.ts`. It prints what a round took of memory.
const rounds = Number(process.env['UNDISCLOSED_LOAD'] ?? 0)
const pulls = 10

describe.runIf(rounds > 0)('the service under load', () => {
  test('every accepted delivery ends in exactly one review, through faults, kills and stops', { timeout: 600_000 }, async () => {
    const here = await shop({ 'package.json': '{}', 'src/db.ts': db })
    const { github, place } = here
    const spool = join(place, 'state/spool')
    const reviewed = ({ log }: Service) => log.filter(({ event }) => event === 'reviewed')
    const counts: string[] = []
    let service = await serve(here)
    let before = 0
    let accepted = 0
    for (let round = 0; round < rounds; round++) {
      for (let number = 1; number <= pulls; number++)
        here.open(number, { [`src/announce${number}.ts`]: `${round % 2 ? announceEach : announce}// ${round}\n` })
      github.faults = round % 3 === 1 ? faults() : []
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, at) => {
          const number = (at % pulls) + 1
          if (at % 100 >= 90) return deliver(service, number, { id: `bad-${round}-${at}`, signature: `sha256=${'f'.repeat(64)}` })
          return deliver(service, number, { id: `${round}-${at % 100}-${number}` })
        }),
      )
      const counted = (result: string) => answers.filter(({ json }) => json['result'] === result).length
      expect([counted('queued'), counted('known'), answers.filter(({ status }) => status === 401).length]).toEqual([90, 90, 20])
      accepted += 90
      if (round % 3 === 2) {
        // In the middle: some are reviewed, one runs, the rest waits.
        await until(() => reviewed(service).length > before + 2)
        service.process.kill('SIGKILL')
        await service.exit()
        service = await serve(here)
        before = 0
      }
      // An answer that trickles is waited for half a minute.
      await until(() => readdirSync(spool).length === 0, 120)
      // The log comes through a pipe, and may come after the files are gone.
      const { done } = await health(service)
      await until(() => deliveriesIn(reviewed(service)) === done)
      counts.push(`round ${round}: ${memoryOf(service)} MB, ${reviewed(service).length - before} reviews, ${accepted} deliveries so far`)
      // A kill may come between a review and the note that it is done; then that says nothing new.
      if (round % 3 !== 2) expect(deliveriesIn(reviewed(service).slice(before))).toBe(90)
      before = reviewed(service).length
      const open = github.threads.filter(({ isResolved }) => !isResolved).map(({ number }) => number)
      const told = Array.from({ length: pulls }, (_, at) => at + 1)
      expect(open.sort((a, b) => a - b)).toEqual(round % 2 ? [] : told)
      expect(github.threads.length).toBe(pulls)
      expect(service.log.filter(({ event }) => event === 'given up' || event === 'unanswered')).toEqual([])
      expect(github.wrong).toEqual([])
    }
    console.log(counts.join('\n'))
    const { waiting, running, failed } = await health(service)
    expect([waiting, running, failed]).toEqual([0, 0, 0])
  })
})

async function health({ url }: Service): Promise<Readonly<Record<string, number>>> {
  return (await (await fetch(`${url}/health`)).json()) as Record<string, number>
}

function deliveriesIn(reviews: Service['log']): number {
  return reviews.reduce((sum, { deliveries }) => sum + Number(deliveries), 0)
}

/** What the host does to a round: it dies and comes back, loses answers, and keeps others half. */
function faults(): Fault[] {
  const operations = [
    'state',
    'reviewThreads',
    'pulls/list-files',
    'pulls/create-review',
    'resolveReviewThread',
    'updatePullRequestReviewComment',
  ]
  const kinds = ['server error', 'lost before', 'lost after', 'secondary limit'] as const
  return [...operations.flatMap((operation) => kinds.map((kind) => ({ operation, kind }))), { operation: 'state', kind: 'trickles' }]
}

/** Resident megabytes of the service and of the processes that review; 0 where the system does not say. */
function memoryOf({ process: { pid } }: Service): number {
  try {
    const reviewing = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    const sizes = [pid, ...reviewing].map((one) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1]))
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)
  } catch {
    return 0
  }
}
