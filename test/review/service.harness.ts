import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { secret } from './delivery.harness.js'
import { GitHub } from './github.harness.js'
import { repository, type Content, type Repository } from './repository.harness.js'

const bin = fileURLToPath(new URL('../../packages/review/bin/undisclosed-review.js', import.meta.url))
const services: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const service of services.splice(0)) service.kill('SIGKILL')
})

export interface Service {
  readonly url: string
  readonly process: ChildProcessWithoutNullStreams
  /** What it logged so far. */
  readonly log: Readonly<Record<string, unknown>>[]
  text(): string
  exit(): Promise<number | null>
}

/** A GitHub with one repository, `shop/web`, where a service fetches it, and a place for what the service keeps. */
export interface Shop {
  readonly github: GitHub
  readonly origin: Repository
  readonly place: string
  /** A pull request of one commit, pushed to where the service fetches from. */
  open(number: number, files: Readonly<Record<string, Content>>): void
}

export async function shop(files: Readonly<Record<string, Content>>): Promise<Shop> {
  const github = await GitHub.start()
  const place = tree({})
  const origin = repository(files)
  const copy = join(place, 'git/shop/web.git')
  origin.git('clone', '--quiet', '--bare', origin.root, copy)
  return {
    ...{ github, origin, place },
    open(number, changed) {
      origin.git('switch', '--quiet', '-C', `topic-${number}`, 'main')
      origin.commit(changed)
      origin.git('push', '--quiet', '--force', copy, `topic-${number}`)
      github.push(origin, 'main', `topic-${number}`, number)
    },
  }
}

export async function serve(
  { github, place }: Shop,
  env: Readonly<Record<string, string>> = { GITHUB_TOKEN: 'secret-token' },
  ...more: readonly string[]
): Promise<Service> {
  const args = ['serve', '--folder', join(place, 'state'), '--host', '127.0.0.1', '--port', '0', '--api-url', github.url]
  const quick = ['--git-url', `file://${join(place, 'git')}`, '--pace', '0', '--retry-pause', '20', ...more]
  const process_ = spawn(process.execPath, [bin, ...args, ...quick], {
    env: { PATH: process.env['PATH'] ?? '', GITHUB_WEBHOOK_SECRET: secret, ...env },
  })
  services.push(process_)
  let text = ''
  const log: Record<string, unknown>[] = []
  let rest = ''
  process_.stdout.on('data', (chunk) => {
    text += String(chunk)
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) log.push(JSON.parse(line) as Record<string, unknown>)
  })
  process_.stderr.on('data', (chunk) => (text += String(chunk)))
  const ended = new Promise<number | null>((resolve) => process_.on('close', resolve))
  await until(() => log.some(({ event }) => event === 'listening') || process_.exitCode !== null)
  const port = log.find(({ event }) => event === 'listening')?.['port']
  return { url: `http://127.0.0.1:${String(port)}`, process: process_, log, text: () => text, exit: () => ended }
}

export async function until(holds: () => boolean, seconds = 30): Promise<void> {
  for (let wait = 0; !holds(); wait++) {
    if (wait > seconds * 50) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
