import { Worker } from 'node:worker_threads'
import { MjmlError } from './problem.js'
import type { Request, Response } from './worker.js'

/** Milliseconds one file may take before its thread is ended. */
const longestRun = 60_000
const memory = { maxOldGenerationSizeMb: 1_024 }

interface Job {
  readonly request: Request
  readonly file: string
  readonly resolve: (response: Response) => void
  readonly reject: (error: MjmlError) => void
}

let thread: Worker | undefined
let running: Job | undefined
let timer: NodeJS.Timeout | undefined
const waiting: Job[] = []

/** Hands a request to the thread in which MJML lives, one at a time. The thread holds no process open while it has nothing to do. */
export function ask(request: Request, file: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    waiting.push({ request, file, resolve, reject })
    next()
  })
}

/** Ends the thread. A later request begins a new one. */
export async function close(): Promise<void> {
  const ended = thread
  thread = undefined
  const left = waiting.splice(0)
  settle((job) => left.unshift(job))
  for (const job of left) job.reject(new MjmlError('closed before it was compiled', job.file))
  await ended?.terminate()
}

function next(): void {
  if (running) return
  const job = waiting.shift()
  if (!job) return
  running = job
  thread ??= begin()
  thread.ref()
  timer = setTimeout(() => fail(`took longer than ${longestRun / 1000} seconds`), longestRun)
  thread.postMessage(job.request)
}

/**
 * Loading MJML runs the packages that a `.mjmlconfig` in the working directory names, unless `MJML_BROWSER` is set. A thread
 * has an environment of its own, made before anything is loaded: nothing in this process can take it away again, and
 * the process itself is left as it was.
 */
function begin(): Worker {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    env: { ...process.env, MJML_BROWSER: '1' },
    execArgv: [],
    resourceLimits: memory,
  })
  worker.on('message', (response: Response) => {
    if (worker === thread) settle((job) => job.resolve(response))
  })
  worker.on('error', (error) => {
    if (worker === thread) fail(error instanceof Error ? error.message : String(error))
  })
  worker.on('exit', () => {
    if (worker === thread) fail('the thread ended')
  })
  return worker
}

function fail(reason: string): void {
  const dead = thread
  thread = undefined
  void dead?.terminate()
  settle((job) => job.reject(new MjmlError(`MJML could not compile it: ${reason}`, job.file)))
}

function settle(end: (job: Job) => void): void {
  const job = running
  clearTimeout(timer)
  running = undefined
  thread?.unref()
  if (job) end(job)
  next()
}
