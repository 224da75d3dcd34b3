import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { shortRun } from '@undisclosed/project/short-run'
import { cacheFolder } from './cache-folder.js'
import type { Module, Verdict } from './judge.js'
import type * as Keeping from './kept.js'
import type { Options } from './options.js'
import { ownModule } from './own-code.js'
import type { Answer, Opening, Question } from './worker.js'

/** The judgement of one root while a bundler runs, in a process of its own where there is something to judge: bundling goes on meanwhile. */
export interface Session {
  /** What an earlier build kept, where that still stands. */
  kept(): Promise<Verdict | undefined>
  /** `lasts`: more checks will follow, as in watch mode. */
  check(lasts?: boolean): Promise<Verdict>
  module(file: string): Promise<Module | undefined>
  /** Ends the process. A later question begins a new one. */
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
  let judging: ChildProcess | undefined
  let asked = 0

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    // One with nothing to do keeps nobody alive.
    if (waiting.size === 0 && judging) hold(judging, false)
    return one
  }
  const begin = (lasts: boolean): ChildProcess => {
    const opening: Opening = { root, options, outputs }
    // A thread would be compiled for as the bundler is; and what lasts is worth to be compiled well.
    const execArgv = lasts ? [] : [...shortRun]
    const child = fork(ownModule('worker.js'), { execArgv, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('message', ({ id, value, error }: Answer) => {
      const one = settle(id)
      if (error) one?.reject(Object.assign(new Error(error.message), error))
      else one?.resolve(value)
    })
    // Nothing more is heard of it: nobody is to wait for that.
    child.on('error', (error) => {
      if (child === judging) fail(error)
      hold(child, false)
    })
    child.on('exit', () => {
      if (child === judging) fail(new Error('the process of unplugin-undisclosed ended'))
    })
    child.send(opening)
    return child
  }
  const fail = (error: unknown): void => {
    judging = undefined
    for (const id of [...waiting.keys()]) settle(id)?.reject(error instanceof Error ? error : new Error(String(error)))
  }
  const ask = (question: Omit<Question, 'id'>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = asked++
      waiting.set(id, { resolve, reject })
      judging ??= begin(question.lasts === true)
      hold(judging, true)
      judging.send({ id, ...question })
    })
  let isAnew = false
  const kept = async (): Promise<Verdict | undefined> => {
    if (judging) return undefined
    const folder = cacheFolder(root)
    isAnew = folder === undefined || !existsSync(folder)
    if (isAnew) return undefined
    const { openKept } = (await import(ownModule('kept.js').href)) as typeof Keeping
    const verdict = openKept(root, options, outputs)?.verdict()
    isAnew = verdict === undefined
    return verdict
  }
  return {
    kept,
    async check(lasts = false) {
      // Who goes on needs the process anyhow. For a build, looking at the tree takes less than to begin one.
      const known = lasts || isAnew ? undefined : await kept()
      const anew = isAnew
      isAnew = false
      return known ?? (ask({ what: 'check', lasts, anew }) as Promise<Verdict>)
    },
    module: (file) => ask({ what: 'module', file }) as Promise<Module | undefined>,
    close() {
      const ended = judging
      fail(new SessionClosed('closed before it was judged'))
      ended?.kill()
    },
  }
}

/** Whether this process waits for the other before it ends. */
function hold(child: ChildProcess, isHeld: boolean): void {
  for (const one of [child, child.channel])
    if (isHeld) one?.ref()
    else one?.unref()
}
