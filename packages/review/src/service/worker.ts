import { parentPort, workerData } from 'node:worker_threads'
import { endProcesses } from '@undisclosed/project'
import { failureOf } from './failure.js'
import type { Job } from './jobs.js'
import { createReviewer, type ReviewerSettings } from './reviewer.js'

// A review parses and computes for seconds: in a thread of its own it holds up no delivery, and takes nothing with it when it dies.
const review = createReviewer(workerData as ReviewerSettings)

parentPort?.on('message', (asked: Job | 'end') => {
  if (asked === 'end') {
    endProcesses()
    parentPort?.close()
    return
  }
  review(asked).then(
    (told) => parentPort?.postMessage({ told }),
    (error: unknown) => parentPort?.postMessage({ failure: failureOf(error) }),
  )
})
