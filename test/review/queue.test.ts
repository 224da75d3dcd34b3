import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createQueue, type Queue, type QueueOptions } from '../../packages/review/src/service/queue.js'
import { openSpool } from '../../packages/review/src/service/spool.js'
import { tree } from '../project/tree.harness.js'

const job = { owner: 'shop', repo: 'web', number: 7 }

function queue(run: QueueOptions['run'], more: Partial<QueueOptions> = {}): Queue {
  return createQueue({ spool: openSpool(tree({})), log: () => undefined, run, concurrency: 1, capacity: 10, pause: 1, ...more })
}

/** Where the files are not the point. */
const nowhere = { waiting: () => [], has: () => false, put: () => undefined, end: () => undefined }

async function idle(queue: Queue): Promise<void> {
  for (let { waiting, running } = queue.counts(); waiting + running > 0; { waiting, running } = queue.counts())
    await new Promise((resolve) => setTimeout(resolve, 1))
}

test('ten thousand ids are remembered, and the oldest is forgotten first', async () => {
  const reviewed = queue(() => Promise.resolve({}), { spool: nowhere })
  const send = (id: number) => reviewed.accept({ id: `delivery-${id}`, job })
  for (let id = 0; id <= 10_000; id++) expect(send(id)).toBe('queued')
  await idle(reviewed)
  expect(reviewed.counts()).toMatchObject({ done: 10_001 })
  expect([send(1), send(10_000)]).toEqual(['known', 'known'])
  expect(send(0)).toBe('queued')
  expect(send(1)).toBe('queued')
})

test('what is given up is kept under another name, and tried again where it is sent again', async () => {
  const folder = tree({})
  let isWell = false
  const tried: string[] = []
  const run = () => {
    tried.push(isWell ? 'well' : 'ill')
    return isWell ? Promise.resolve({}) : Promise.reject(new Error('ill'))
  }
  const reviews = queue(run, { attempts: 2, spool: openSpool(folder) })
  reviews.accept({ id: 'a', job })
  await idle(reviews)
  expect(reviews.counts()).toMatchObject({ done: 0, failed: 1 })
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.failed$/)])
  isWell = true
  expect(reviews.accept({ id: 'a', job })).toBe('queued')
  await idle(reviews)
  expect(tried).toEqual(['ill', 'ill', 'well'])
})

test('told to stop while a run fails, it waits for no second attempt and keeps the delivery', async () => {
  const folder = tree({})
  let fail: (error: Error) => void = () => undefined
  const reviews = queue(() => new Promise((_resolve, reject) => (fail = reject)), { pause: 600_000, spool: openSpool(folder) })
  reviews.accept({ id: 'a', job })
  const stopped = reviews.stop()
  fail(new Error('the host is gone'))
  await stopped
  expect(reviews.counts()).toMatchObject({ waiting: 0, running: 0 })
  expect(openSpool(folder).waiting()).toEqual([{ id: 'a', job }])
})

test('a file that a power cut left half-written keeps nothing else from being reviewed', () => {
  const folder = tree({})
  openSpool(folder).put({ id: 'a', job })
  const broken = join(folder, '0.json')
  writeFileSync(broken, '{ "id": ')
  expect(openSpool(folder).waiting()).toEqual([{ id: 'a', job }])
  expect([existsSync(broken), existsSync(join(folder, '0.failed'))]).toEqual([false, true])
})
