import { keepCompiled } from '@undisclosed/project/script'
import type { Judge } from './judge.js'
import { openKept } from './kept.js'
import type { Options } from './options.js'

export interface Opening {
  readonly root: string
  readonly options: Options
  readonly outputs: readonly string[]
}

export interface Question {
  readonly id: number
  readonly what: 'check' | 'module'
  /** Whether more checks will follow, as in watch mode. */
  readonly lasts?: boolean
  /** Whether it is known that no kept verdict stands. */
  readonly anew?: boolean
  readonly file?: string
}

export interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string }
}

/** Answers for one root, until nobody is left to ask. */
function serve({ root, options, outputs }: Opening): void {
  const kept = openKept(root, options, outputs)
  let opened: Promise<Judge> | undefined
  /** The engine is loaded where something has to be judged. */
  const judgement = (): Promise<Judge> => {
    opened ??= import('./judge.js').then(({ openJudge }) => openJudge(root, options, outputs, kept))
    // Whoever asks is told.
    opened.catch(() => undefined)
    return opened
  }
  const answerTo = async ({ what, file, lasts, anew }: Question): Promise<unknown> => {
    if (what === 'module') return (await judgement()).module(file!)
    const known = opened || anew ? undefined : kept?.verdict()
    if (!known) {
      const verdict = await (await judgement()).check()
      // Once told, the process may be ended at any moment.
      keepCompiled()
      return verdict
    }
    // The next question will be about a change, and wants to be answered from memory.
    if (lasts)
      setImmediate(
        () =>
          void judgement()
            .then((judge) => judge.check())
            .catch(() => undefined),
      )
    return known
  }
  process.on('message', (question: Question) => {
    const { id } = question
    answerTo(question).then(
      (value) => process.send!({ id, value } satisfies Answer),
      (error: unknown) => {
        const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
        process.send!({ id, error: { name, message, ...(stack !== undefined && { stack }) } } satisfies Answer)
      },
    )
  })
}

process.once('message', serve)
process.once('disconnect', () => process.exit())
// Of an interrupt in the terminal the bundler hears too: when this one ends is its to say.
process.on('SIGINT', () => undefined)
