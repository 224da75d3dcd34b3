import { parentPort, workerData } from 'node:worker_threads'
import { openJudge } from './judge.js'
import type { Options } from './options.js'

export interface Opening {
  readonly root: string
  readonly options: Options
  readonly outputs: readonly string[]
}

export interface Question {
  readonly id: number
  readonly what: 'check' | 'module'
  readonly file?: string
}

export interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string }
}

const { root, options, outputs } = workerData as Opening
const opened = openJudge(root, options, outputs)
// Whoever asks is told.
opened.catch(() => undefined)

async function answerTo({ what, file }: Question): Promise<unknown> {
  const judge = await opened
  return what === 'check' ? judge.check() : judge.module(file!)
}

parentPort!.on('message', (question: Question) => {
  const { id } = question
  answerTo(question).then(
    (value) => parentPort!.postMessage({ id, value } satisfies Answer),
    (error: unknown) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
      parentPort!.postMessage({ id, error: { name, message, ...(stack !== undefined && { stack }) } } satisfies Answer)
    },
  )
})
