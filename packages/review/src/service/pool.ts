import { Worker } from 'node:worker_threads'
import { failed, RunError, type Failure } from './failure.js'
import type { Job } from './jobs.js'
import type { ReviewerSettings } from './reviewer.js'

type Told = Readonly<Record<string, string | number>>

export interface Pool {
  run(job: Job): Promise<Told>
  /** Ends what runs. */
  stop(): Promise<void>
}

/** Milliseconds that one review may take before its thread is ended. */
const longestRun = 600_000
/** Milliseconds in which a thread ends what it began, before it is ended itself. */
const grace = 4_000
const memory = { maxOldGenerationSizeMb: 2_048 }

/** Threads that review, made when they are first needed. The queue asks for no more at a time than it was told. */
export function createPool(settings: ReviewerSettings): Pool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const begin = (): Worker => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: settings, resourceLimits: memory })
    all.add(worker)
    // One may die between two runs: it is not asked again then.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      all.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    })
    return worker
  }
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const worker = idle.pop() ?? begin()
        const fail = (reason: string, isPermanent = false): void => {
          free()
          // The next review of this repository waits until nothing of this one is left.
          void end(worker).then(() => reject(new RunError(failed(reason, isPermanent))))
        }
        const timer = setTimeout(() => fail('took too long'), longestRun)
        const onError = (error: Error & { readonly code?: string }): void => {
          fail(`the thread died: ${error.code ?? error.name}`, error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        }
        const onExit = (): void => fail('the thread ended')
        const onMessage = ({ told, failure }: { readonly told?: Told; readonly failure?: Failure }): void => {
          free()
          idle.push(worker)
          if (told) resolve(told)
          else reject(new RunError(failure ?? failed('unknown')))
        }
        const free = (): void => {
          clearTimeout(timer)
          worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        }
        worker.on('message', onMessage).on('error', onError).on('exit', onExit)
        worker.postMessage(job)
      }),
    async stop() {
      await Promise.all([...all].map(end))
    },
  }
}

/** Asks a thread to end what it began; one that computes does not hear that, and has begun nothing. */
async function end(worker: Worker): Promise<void> {
  // As it is once a thread has ended.
  if (worker.threadId === -1) return
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    new Promise((ended) => worker.once('exit', ended).postMessage('end')),
    new Promise((passed) => (timer = setTimeout(passed, grace))),
  ])
  clearTimeout(timer)
  await worker.terminate()
}
