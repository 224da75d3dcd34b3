import { endProcesses } from '@undisclosed/project'
import { failureOf } from './failure.js'
import type { Asked } from './jobs.js'
import { createReviewer, type ReviewerSettings } from './reviewer.js'

// A review parses and computes for seconds: in a process of its own it holds up no delivery, and takes nothing with it when it dies.
let review: ReturnType<typeof createReviewer> | undefined

const leave = (): void => {
  endProcesses()
  process.exit()
}

process.on('message', (asked: ReviewerSettings | Asked | 'end') => {
  if (asked === 'end') leave()
  else if (!review) review = createReviewer(asked as ReviewerSettings)
  else
    review(asked as Asked).then(
      (told) => process.send?.({ told }),
      (error: unknown) => process.send?.({ failure: failureOf(error) }),
    )
})
// Who asked is gone.
process.on('disconnect', leave)
// Whoever signals a whole group means that one, which tells when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
