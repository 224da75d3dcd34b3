import { failureOf } from './failure.js'
import { keyOf, type Job } from './jobs.js'
import type { Log } from './log.js'
import type { Delivery, Spool } from './spool.js'

export interface QueueOptions {
  readonly spool: Spool
  readonly log: Log
  run(job: Job): Promise<Readonly<Record<string, string | number>>>
  /** Pull requests that are reviewed at the same time. */
  readonly concurrency: number
  /** Pull requests that may wait. */
  readonly capacity: number
  /** Three times as many where it is the host that fails. */
  readonly attempts?: number
  /** Milliseconds before a second attempt, doubled for each after, up to a quarter of an hour. */
  readonly pause?: number
}

export type Accepted = 'queued' | 'known' | 'full'

export interface Queue {
  accept(delivery: Delivery): Accepted
  counts(): Readonly<Record<'waiting' | 'running' | 'done' | 'failed', number>>
  /** Starts nothing more, and waits for what runs. What waits stays in the spool. */
  stop(): Promise<void>
}

interface Entry {
  readonly job: Job
  readonly ids: string[]
  attempt: number
}

/** Ids of deliveries that are known. One that came before them and is sent again is reviewed again, which says nothing new. */
const remembered = 10_000
/** Milliseconds: an outage of hours is waited for, and no more than a quarter of an hour longer. */
const longestPause = 900_000
/** Deliveries that may be held, on however few pull requests: each is a file in the spool. */
const mostHeld = 20_000

/**
 * Reviews pull requests, each by one run at a time. Deliveries on one that already waits join it: it is reviewed as it is
 * when its turn comes, so that a burst of pushes costs one review, and every delivery ends in exactly one.
 */
export function createQueue(options: QueueOptions): Queue {
  const { spool, concurrency, capacity, pause = 5_000 } = options
  const waiting = new Map<string, Entry>()
  /** By repository: two runs in one copy of it would be in each other's way. */
  const running = new Map<string, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  const seen = createIds(remembered)
  const totals = { done: 0, failed: 0 }
  /** Deliveries that were taken and are not done. */
  let held = 0
  let isStopping = false

  const put = (entry: Entry): void => {
    const known = waiting.get(keyOf(entry.job))
    if (known) known.ids.push(...entry.ids)
    else waiting.set(keyOf(entry.job), entry)
    start()
  }
  const runOne = async (entry: Entry): Promise<void> => {
    const outcome = await attempt(entry, options)
    if (outcome !== 'again') {
      for (const id of entry.ids) spool.end(id, outcome)
      // Who sends again what was given up wants it tried again.
      if (outcome === 'failed') entry.ids.forEach(seen.forget)
      totals[outcome] += entry.ids.length
      held -= entry.ids.length
    } else if (!isStopping) later(Math.min(longestPause, pause * 2 ** (entry.attempt - 1)), timers, () => void put(entry))
  }
  const start = (): void => {
    for (const [key, entry] of waiting) {
      if (isStopping || running.size >= concurrency) return
      const repository = `${entry.job.owner}/${entry.job.repo}`
      if (running.has(repository)) continue
      waiting.delete(key)
      const done = runOne(entry).finally(() => {
        running.delete(repository)
        start()
      })
      running.set(repository, done)
    }
  }
  const take = ({ id, job }: Delivery): void => {
    seen.add(id)
    held++
    put({ job, ids: [id], attempt: 0 })
  }
  spool.waiting().forEach(take)
  return {
    accept(delivery) {
      if (seen.has(delivery.id) || spool.has(delivery.id)) return 'known'
      if (isStopping || held >= mostHeld || (!waiting.has(keyOf(delivery.job)) && waiting.size >= capacity)) return 'full'
      spool.put(delivery)
      take(delivery)
      return 'queued'
    },
    counts: () => ({ waiting: waiting.size + timers.size, running: running.size, ...totals }),
    async stop() {
      isStopping = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}

/** The last ids of a stream. */
function createIds(limit: number) {
  const ids = new Set<string>()
  return {
    has: (id: string): boolean => ids.has(id),
    add(id: string): void {
      ids.add(id)
      if (ids.size > limit) ids.delete(ids.values().next().value!)
    },
    forget: (id: string): void => void ids.delete(id),
  }
}

function later(milliseconds: number, timers: Set<NodeJS.Timeout>, act: () => void): void {
  const timer = setTimeout(() => {
    timers.delete(timer)
    act()
  }, milliseconds)
  timers.add(timer)
}

/** Runs a job once, and says what comes of it. */
async function attempt(entry: Entry, { run, log, attempts = 8 }: QueueOptions): Promise<'done' | 'failed' | 'again'> {
  const { owner, repo, number } = entry.job
  const about = { repository: `${owner}/${repo}`, pull: number, deliveries: entry.ids.length }
  const started = Date.now()
  try {
    const told = await run(entry.job)
    log('reviewed', { ...about, ...told, milliseconds: Date.now() - started })
    return 'done'
  } catch (error) {
    entry.attempt++
    const { reason, isPermanent, isOfHost } = failureOf(error)
    const isLast = isPermanent || entry.attempt >= (isOfHost ? 3 : 1) * attempts
    log(isLast ? 'given up' : 'failed', { ...about, attempt: entry.attempt, reason })
    return isLast ? 'failed' : 'again'
  }
}
