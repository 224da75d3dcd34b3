import { createPrivateKey } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError } from '@undisclosed/project'
import { addressOf, needed, parsed } from '../options.js'
import { createLog } from './log.js'
import { openMirrors } from './mirrors.js'
import { createPool } from './pool.js'
import { createQueue } from './queue.js'
import type { ReviewerSettings } from './reviewer.js'
import { createWebhookServer } from './server.js'
import { openSpool } from './spool.js'

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  folder: { type: 'string' },
  concurrency: { type: 'string' },
  capacity: { type: 'string' },
  'api-url': { type: 'string' },
  'git-url': { type: 'string' },
  'check-run': { type: 'boolean' },
  pace: { type: 'string' },
  'retry-pause': { type: 'string' },
  grace: { type: 'string' },
  'mirrors-size': { type: 'string' },
  'keep-failed': { type: 'string' },
  longest: { type: 'string' },
} as const

/** `undisclosed-review serve`: reviews pull requests as GitHub's webhook tells of them, until it is told to stop. */
export async function runService(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parsed(() => parseArgs({ args: [...args], options, strict: true }))
  const secret = needed('the environment’s GITHUB_WEBHOOK_SECRET', env['GITHUB_WEBHOOK_SECRET'])
  const folder = resolve(needed('--folder DIR', values.folder))
  makeFolder(folder)
  const grace = numberOf('--grace', values.grace ?? '25', 0, 3_600)
  const pause = numberOf('--retry-pause', values['retry-pause'] ?? '5000')
  const settings: ReviewerSettings = {
    folder,
    gitUrl: (values['git-url'] ?? 'https://github.com').replace(/\/+$/, ''),
    checkRun: values['check-run'] === true,
    pause,
    ...credentials(env),
    ...(values['api-url'] === undefined ? {} : { apiUrl: addressOf('--api-url', values['api-url']) }),
    ...(values.pace === undefined ? {} : { pace: numberOf('--pace', values.pace) }),
  }
  const log = createLog((line) => void process.stdout.write(line))
  const pool = createPool(settings, numberOf('--longest', values.longest ?? '1800', 1, 86_400) * 1_000)
  const mirrors = openMirrors(folder, { mostBytes: numberOf('--mirrors-size', values['mirrors-size'] ?? '20000') * 1_000_000, log })
  const queue = createQueue({
    spool: openSpool(join(folder, 'spool'), numberOf('--keep-failed', values['keep-failed'] ?? '1000')),
    log,
    run: (job) => mirrors.use(job, () => pool.run(job)),
    concurrency: numberOf('--concurrency', values.concurrency ?? '2', 1, 64),
    capacity: numberOf('--capacity', values.capacity ?? '1000'),
    pause,
  })
  let isStopping = false
  const server = createWebhookServer({ secret, queue, log, isStopping: () => isStopping })
  await new Promise<void>((begun, failed) => {
    const port = numberOf('--port', values.port ?? '8080', 0, 65_535)
    const refused = (error: Error): void => {
      failed(new ConfigError(`port ${port} cannot be listened on: ${error.message}`))
    }
    server.once('error', refused).listen(port, values.host ?? '0.0.0.0', begun)
  })
  log('listening', { port: (server.address() as AddressInfo).port })
  await nextSignal()
  isStopping = true
  log('stopping', queue.counts())
  // Who waits is in the spool, and comes first after the next start; so does what runs, where it takes too long or is told a second time.
  const isDone = await Promise.race([queue.stop().then(() => true), cutOff(grace * 1_000)])
  if (!isDone) log('cut off', queue.counts())
  await pool.stop()
  await queue.stop()
  server.close()
  server.closeAllConnections()
  log('stopped')
  return 0
}

function nextSignal(): Promise<false> {
  return new Promise((come) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void come(false))
  })
}

/** Answers after so many milliseconds, or when another signal comes. */
function cutOff(milliseconds: number): Promise<false> {
  return Promise.race([nextSignal(), new Promise<false>((passed) => void setTimeout(() => void passed(false), milliseconds).unref())])
}

function credentials(env: NodeJS.ProcessEnv): Pick<ReviewerSettings, 'token' | 'app'> {
  const { GITHUB_TOKEN: token, GITHUB_APP_ID: id, GITHUB_APP_PRIVATE_KEY: privateKey } = env
  if (id && privateKey) return { app: { id, privateKey: wholeKey(privateKey.replaceAll('\\n', '\n')) } }
  if (token) return { token }
  throw new ConfigError('the environment has neither GITHUB_TOKEN nor GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY')
}

function wholeKey(key: string): string {
  try {
    createPrivateKey(key)
    return key
  } catch (error) {
    throw new ConfigError('GITHUB_APP_PRIVATE_KEY is no private key: give the whole text of the .pem file', { cause: error })
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new ConfigError(`--folder ${folder} cannot be made: ${error instanceof Error ? error.message : ''}`, { cause: error })
  }
}

function numberOf(name: string, value: string, least = 0, most = 9_999_999): number {
  if (/^\d{1,7}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value)
  throw new ConfigError(`${name} ${value}: it takes a number from ${least} to ${most}`)
}
