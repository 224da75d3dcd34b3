import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { shortRun } from '@undisclosed/project/short-run'
import { failed, RunError, type Failure } from './failure.js'
import type { Asked, Job } from './jobs.js'
import type { ReviewerSettings } from './reviewer.js'

type Told = Readonly<Record<string, string | number>>

export interface Pool {
  run(job: Job): Promise<Told>
  /** Ends what runs. */
  stop(): Promise<void>
}

/** Milliseconds in which a pull request is told that its review was given up. */
const longestTelling = 600_000
/** Milliseconds in which a process ends what it began, before it is ended itself. */
const grace = 4_000
const memory = '--max-old-space-size=2048'
const program = fileURLToPath(new URL('./worker.js', import.meta.url))

/** What a native parser dies of where code is nested deeper than its stack. */
const overflows = new Set<NodeJS.Signals | null>(['SIGSEGV', 'SIGBUS', 'SIGILL'])

/** A review that ended its process, or was ended with it, and would be again. */
class EndedError extends RunError {
  constructor(reason: string) {
    super(failed(reason, true))
  }
}

/**
 * Processes that review, made when they are first needed. The queue asks for no more at a time than it was told. What a pull request holds can
 * take down the process that reads it, and nothing else.
 */
export function createPool(settings: ReviewerSettings, longestRun: number): Pool {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const begin = (isCareful: boolean): ChildProcess => {
    const env = { ...process.env, ...(isCareful && { UNDISCLOSED_PARSER: 'babel' }) }
    // What is signalled to this process is answered here alone; what one says as it dies may quote anything.
    const child = fork(program, { execArgv: [memory, ...shortRun], env, detached: true, stdio: 'ignore' })
    // Settings hold a token, which neither arguments nor the environment show.
    child.send(settings)
    all.add(child)
    // One may die between two runs: it is not asked again then.
    child.on('error', () => undefined)
    child.once('exit', () => {
      all.delete(child)
      if (idle.includes(child)) idle.splice(idle.indexOf(child), 1)
    })
    return child
  }
  const run = (job: Asked, isCareful: boolean): Promise<Told> =>
    new Promise((resolve, reject) => {
      const child = (isCareful ? undefined : idle.pop()) ?? begin(isCareful)
      const fail = (reason: string, isPermanent = false): void => {
        free()
        // The next review of this repository waits until nothing of this one is left.
        void end(child).then(() => reject(isPermanent ? new EndedError(reason) : new RunError(failed(reason))))
      }
      // Work is counted in steps: it would take as long again.
      const timer = setTimeout(() => fail('took too long', true), job.isGivenUp ? longestTelling : longestRun)
      const onError = (): void => fail('the process cannot be asked')
      const onExit = (_: number | null, signal: NodeJS.Signals | null): void => {
        if (!overflows.has(signal) || isCareful) {
          fail(`the process ended${signal ? `: ${signal}` : ''}`, signal === 'SIGABRT' || overflows.has(signal))
          return
        }
        free()
        run(job, true).then(resolve, reject)
      }
      const onMessage = ({ told, failure }: { readonly told?: Told; readonly failure?: Failure }): void => {
        free()
        if (isCareful) void end(child)
        else idle.push(child)
        if (told) resolve(told)
        else reject(new RunError(failure ?? failed('unknown')))
      }
      const free = (): void => {
        clearTimeout(timer)
        child.off('message', onMessage).off('error', onError).off('exit', onExit)
      }
      child.on('message', onMessage).on('error', onError).on('exit', onExit)
      child.send(job)
    })
  return {
    async run(job) {
      try {
        return await run(job, false)
      } catch (error) {
        if (!(error instanceof EndedError)) throw error
        // Who writes a change must not be able to have it pass for one in which nothing was found.
        const told = run({ ...job, isGivenUp: true }, false)
        await told.catch(() => undefined)
        throw error
      }
    },
    async stop() {
      await Promise.all([...all].map(end))
    },
  }
}

/** Asks a process to end what it began; one that computes does not hear that, and has begun nothing. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  let timer: NodeJS.Timeout | undefined
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.send('end')
  await Promise.race([ended, new Promise((passed) => (timer = setTimeout(passed, grace)))])
  clearTimeout(timer)
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await ended
}
