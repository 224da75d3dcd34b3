import { Worker } from 'node:worker_threads'
import { ConfigError } from '@undisclosed/project'
import type { Job } from './jobs.js'
import type { ReviewerSettings } from './reviewer.js'

type Told = Readonly<Record<string, string | number>>

export interface Pool {
  run(job: Job): Promise<Told>
  stop(): Promise<void>
}

/** Milliseconds that one review may take before its thread is ended. */
const longestRun = 600_000
const memory = { maxOldGenerationSizeMb: 2_048 }

/** Threads that review, made when they are first needed. The queue asks for no more at a time than it was told. */
export function createPool(settings: ReviewerSettings): Pool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const begin = (): Worker => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: settings, resourceLimits: memory })
    all.add(worker)
    return worker
  }
  const end = (worker: Worker): void => {
    all.delete(worker)
    void worker.terminate()
  }
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const worker = idle.pop() ?? begin()
        const fail = (reason: string): void => {
          free()
          end(worker)
          reject(new ConfigError(reason))
        }
        const timer = setTimeout(() => fail('took too long'), longestRun)
        const onError = (error: Error): void => fail(`the thread died: ${error.name}`)
        const onExit = (): void => fail('the thread ended')
        const onMessage = ({ told, reason }: { readonly told?: Told; readonly reason?: string }): void => {
          free()
          idle.push(worker)
          if (told) resolve(told)
          else reject(new ConfigError(reason ?? 'unknown'))
        }
        const free = (): void => {
          clearTimeout(timer)
          worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        }
        worker.on('message', onMessage).on('error', onError).on('exit', onExit)
        worker.postMessage(job)
      }),
    async stop() {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
