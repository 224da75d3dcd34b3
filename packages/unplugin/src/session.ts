import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Module, Verdict } from './judge.js'
import type { Options } from './options.js'
import type { Answer, Opening, Question } from './worker.js'

/** The judgement of one root while a bundler runs, in a thread of its own: bundling goes on meanwhile. */
export interface Session {
  /** `lasts`: more checks will follow, as in watch mode. */
  check(lasts?: boolean): Promise<Verdict>
  module(file: string): Promise<Module | undefined>
  /** Ends the thread. A later question begins a new one. */
  close(): void
}

/** When a file beside this one was written; never where it is not. */
const written = (path: string): number => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** In a checkout the bundle may be older than what was compiled last. An installed package has no build info. */
function script(): URL {
  const bundle = './bundle/worker.js'
  const compiled = ['.', '../../core/dist', '../../project/dist', '../../mjml/dist'].map((folder) => written(`${folder}/.tsbuildinfo`))
  return new URL(written(bundle) > Math.max(...compiled) ? bundle : './worker.js', import.meta.url)
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
    const worker = new Worker(script(), { workerData: opening, execArgv: [] })
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
  return {
    check: (lasts = false) => ask({ what: 'check', lasts }) as Promise<Verdict>,
    module: (file) => ask({ what: 'module', file }) as Promise<Module | undefined>,
    close() {
      const ended = thread
      fail(new SessionClosed('closed before it was judged'))
      void ended?.terminate()
    },
  }
}
