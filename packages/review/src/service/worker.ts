import { parentPort, workerData } from 'node:worker_threads'
import type { Job } from './jobs.js'
import { reasonOf } from './log.js'
import { createReviewer, type ReviewerSettings } from './reviewer.js'

// A review parses and computes for seconds: in a thread of its own it holds up no delivery, and takes nothing with it when it dies.
const review = createReviewer(workerData as ReviewerSettings)

parentPort?.on('message', (job: Job) => {
  review(job).then(
    (told) => parentPort?.postMessage({ told }),
    (error: unknown) => parentPort?.postMessage({ reason: reasonOf(error) }),
  )
})
