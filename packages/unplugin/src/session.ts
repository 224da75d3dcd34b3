import { Worker } from 'node:worker_threads'
import type { Module, Verdict } from './judge.js'
import type * as Keeping from './kept.js'
import type { Options } from './options.js'
import { ownModule } from './own-code.js'
import type { Answer, Opening, Question } from './worker.js'

/** The judgement of one root while a bundler runs, in a thread of its own where there is something to judge: bundling goes on meanwhile. */
export interface Session {
  /** What an earlier build kept, where that still stands. */
  kept(): Promise<Verdict | undefined>
  /** `lasts`: more checks will follow, as in watch mode. */
  check(lasts?: boolean): Promise<Verdict>
  module(file: string): Promise<Module | undefined>
  /** Ends the thread. A later question begins a new one. */
  close(): void
}

/** The build or server ended while a question was under way. */
export class SessionClosed extends Error {
  override readonly name = 'SessionClosed'
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** `outputs`: folders (absolute) that the bundler writes to. */
export function openSession(root: string, options: Options, outputs: readonly string[] = []): Session {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let asked = 0

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    // A thread with nothing to do keeps no process alive.
    if (waiting.size === 0) thread?.unref()
    return one
  }
  const begin = (): Worker => {
    const opening: Opening = { root, options, outputs }
    const worker = new Worker(ownModule('worker.js'), { workerData: opening, execArgv: [] })
    worker.on('message', ({ id, value, error }: Answer) => {
      const one = settle(id)
      if (error) one?.reject(Object.assign(new Error(error.message), error))
      else one?.resolve(value)
    })
    worker.on('error', fail)
    worker.on('exit', () => {
      if (worker === thread) fail(new Error('the thread of unplugin-undisclosed ended'))
    })
    return worker
  }
  const fail = (error: unknown): void => {
    thread = undefined
    for (const id of [...waiting.keys()]) settle(id)?.reject(error instanceof Error ? error : new Error(String(error)))
  }
  const ask = (question: Omit<Question, 'id'>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = asked++
      waiting.set(id, { resolve, reject })
      thread ??= begin()
      thread.ref()
      thread.postMessage({ id, ...question })
    })
  let isAnew = false
  const kept = async (): Promise<Verdict | undefined> => {
    if (thread) return undefined
    const { openKept } = (await import(ownModule('kept.js').href)) as typeof Keeping
    const verdict = openKept(root, options, outputs)?.verdict()
    isAnew = verdict === undefined
    return verdict
  }
  return {
    kept,
    async check(lasts = false) {
      // Who goes on needs the thread anyhow. For a build, looking at the tree takes less than to begin one.
      const known = lasts || isAnew ? undefined : await kept()
      const anew = isAnew
      isAnew = false
      return known ?? (ask({ what: 'check', lasts, anew }) as Promise<Verdict>)
    },
    module: (file) => ask({ what: 'module', file }) as Promise<Module | undefined>,
    close() {
      const ended = thread
      fail(new SessionClosed('closed before it was judged'))
      void ended?.terminate()
    },
  }
}
