import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** Its output may go elsewhere. */
export type Child = ChildProcessByStdio<Writable, Readable | null, Readable>

/** A process that began a group of its own, and so can be ended with all that it began. */
export interface Guarded {
  readonly process: Child
  /** Asks the group to end, and ends what has not two seconds later. */
  end(): void
}

/** Milliseconds in which git removes its locks and half-written packs. */
const grace = 2_000
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const running = new Set<Guarded>()

/** Watches a process until it is closed: where this one is told to end, or exits, that one’s group ends as well. */
export function guarded(child: Child): Guarded {
  const one: Guarded = {
    process: child,
    end() {
      signalGroup(child, 'SIGTERM')
      setTimeout(() => signalGroup(child, 'SIGKILL'), grace).unref()
    },
  }
  if (running.size === 0) watch()
  running.add(one)
  const close = (): void => {
    running.delete(one)
    if (running.size === 0) unwatch()
  }
  child.once('close', close).once('error', close)
  return one
}

/** Ends every process that this thread waits for, with what it began: their questions are answered as failed. */
export function endProcesses(): void {
  for (const one of running) one.end()
}

function signalGroup({ pid }: Child, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // All of it has ended.
  }
}

function watch(): void {
  process.on('exit', endProcesses)
  for (const signal of signals) process.on(signal, onSignal)
}

function unwatch(): void {
  process.off('exit', endProcesses)
  for (const signal of signals) process.off(signal, onSignal)
}

function onSignal(signal: NodeJS.Signals): void {
  endProcesses()
  // Whoever else listens decides what becomes of this process; else the signal does what it does without us.
  if (process.listenerCount(signal) > 1) return
  process.off(signal, onSignal)
  process.kill(process.pid, signal)
}
