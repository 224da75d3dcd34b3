import { generateKeyPairSync } from 'node:crypto'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { deliver, secret } from './delivery.harness.js'
import { GitHub } from './github.harness.js'
import { repository, type Repository } from './repository.harness.js'
import { announce, announceEach, db } from './sources.harness.js'
import { stuckGit } from './stuck-git.harness.js'

const bin = fileURLToPath(new URL('../../packages/review/bin/undisclosed-review.js', import.meta.url))

let github: GitHub
let origin: Repository
let place: string
const services: ChildProcessWithoutNullStreams[] = []

beforeEach(async () => {
  github = await GitHub.start()
  place = tree({})
  origin = repository({ 'package.json': '{}', 'src/db.ts': db })
  origin.git('clone', '--quiet', '--bare', origin.root, join(place, 'git/shop/web.git'))
})

afterEach(() => {
  for (const service of services.splice(0)) service.kill('SIGKILL')
})

interface Service {
  readonly url: string
  readonly process: ChildProcessWithoutNullStreams
  /** What it logged so far. */
  readonly log: Readonly<Record<string, unknown>>[]
  text(): string
  exit(): Promise<number | null>
}

async function serve(
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

async function until(holds: () => boolean): Promise<void> {
  for (let wait = 0; !holds(); wait++) {
    if (wait > 1_500) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A pull request of one commit, pushed to where the service fetches from. */
function open(number: number, text = announce): void {
  origin.git('switch', '--quiet', '-C', `topic-${number}`, 'main')
  origin.commit({ [`src/announce${number}.ts`]: text })
  origin.git('push', '--quiet', '--force', join(place, 'git/shop/web.git'), `topic-${number}`)
  github.push(origin, 'main', `topic-${number}`, number)
}

const health = async ({ url }: Service) => (await (await fetch(`${url}/health`)).json()) as Record<string, unknown>
const reviewed = ({ log }: Service) => log.filter(({ event }) => event === 'reviewed')
const threads = () => github.threads.map(({ number, path, line }) => `${number} ${path}:${line}`).sort()

test('a delivery ends in a review, a second one says nothing new', async () => {
  open(1)
  const service = await serve()
  expect(await deliver(service, 1)).toEqual({ status: 202, json: { result: 'queued' } })
  await until(() => reviewed(service).length === 1)
  expect(threads()).toEqual(['1 src/announce1.ts:7'])
  expect(await deliver(service, 1)).toEqual({ status: 202, json: { result: 'known' } })
  await deliver(service, 1, { id: 'another' })
  await until(() => reviewed(service).length === 2)
  expect(reviewed(service)).toMatchObject([
    { repository: 'shop/web', pull: 1, outcome: 'said', created: 1 },
    { repository: 'shop/web', pull: 1, outcome: 'said', created: 0 },
  ])
  open(1, announceEach)
  await deliver(service, 1, { id: 'a third' })
  await until(() => reviewed(service).length === 3)
  expect(github.threads).toMatchObject([{ isResolved: true }])
  expect(await health(service)).toEqual({ status: 'ok', waiting: 0, running: 0, done: 3, failed: 0 })
  expect(github.wrong).toEqual([])
  expect(service.text()).not.toMatch(/@|secret|src\//)
})

describe('load', () => {
  test('200 deliveries at once, with duplicates and bad signatures, on five pull requests: each says its own, once', async () => {
    for (let number = 1; number <= 5; number++) open(number)
    const service = await serve()
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => {
        const number = (at % 5) + 1
        if (at % 10 === 9) return deliver(service, number, { id: `bad-${at}`, signature: `sha256=${'f'.repeat(64)}` })
        return deliver(service, number, { id: `delivery-${at % 100}-${number}` })
      }),
    )
    const counted = (status: number, result?: string) =>
      answers.filter((answer) => answer.status === status && answer.json['result'] === result).length
    expect([counted(401), counted(202, 'queued'), counted(202, 'known')]).toEqual([20, 90, 90])
    // What is held is by pull request, and one copy of a repository is reviewed at a time, however many deliveries there are.
    const { waiting, running } = await health(service)
    expect(Number(waiting)).toBeLessThanOrEqual(5)
    expect(Number(running)).toBeLessThanOrEqual(1)
    await until(() => reviewed(service).reduce((sum, { deliveries }) => sum + Number(deliveries), 0) === 90)
    expect(threads()).toEqual([1, 2, 3, 4, 5].map((number) => `${number} src/announce${number}.ts:7`))
    expect(await health(service)).toMatchObject({ waiting: 0, running: 0, done: 90, failed: 0 })
    expect(readdirSync(join(place, 'state/spool'))).toEqual([])
    expect(readdirSync(join(place, 'state/mirrors'))).toEqual(['shop+web.git'])
    expect(github.wrong).toEqual([])
  })
})

describe('trouble', () => {
  test('an upstream that dies for a while: the review comes when it is back, once', async () => {
    open(1)
    github.faults = Array.from({ length: 8 }, (_, at) => ({
      operation: at < 3 ? 'state' : 'pulls/create-review',
      kind: at % 2 ? 'server error' : 'lost after',
    }))
    const service = await serve()
    await deliver(service, 1)
    await until(() => reviewed(service).length === 1)
    expect(service.log.filter(({ event }) => event === 'failed').length).toBeGreaterThan(0)
    expect(threads()).toEqual(['1 src/announce1.ts:7'])
  })

  test('killed in the middle and started anew: what was accepted is reviewed, once', async () => {
    for (let number = 1; number <= 3; number++) open(number)
    const first = await serve(undefined, '--concurrency', '1')
    const answers = await Promise.all([1, 2, 3].map((number) => deliver(first, number)))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    await until(() => github.calls.includes('pulls/create-review'))
    first.process.kill('SIGKILL')
    await first.exit()
    expect(readdirSync(join(place, 'state/spool')).length).toBeGreaterThan(0)

    const second = await serve()
    await until(() => readdirSync(join(place, 'state/spool')).length === 0)
    expect(threads()).toEqual([1, 2, 3].map((number) => `${number} src/announce${number}.ts:7`))
    expect(second.log.some(({ event }) => event === 'failed')).toBe(false)
  })

  test('told to stop, it finishes what runs, keeps what waits and takes nothing more', async () => {
    for (let number = 1; number <= 3; number++) open(number)
    const service = await serve(undefined, '--concurrency', '1')
    await Promise.all([1, 2, 3].map((number) => deliver(service, number)))
    service.process.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
    expect(service.log.at(-1)).toMatchObject({ event: 'stopped' })
    const waiting = readdirSync(join(place, 'state/spool'))
    expect(waiting).toHaveLength(3 - reviewed(service).length)
    expect(readFileSync(join(place, 'state/spool', waiting[0]!), 'utf8')).not.toContain('@')
    const next = await serve()
    await until(() => readdirSync(join(place, 'state/spool')).length === 0)
    expect(threads()).toHaveLength(3)
    // What was done before the start is not known any more: it is reviewed again, and says nothing new.
    expect(await deliver(next, 1)).toEqual({ status: 202, json: { result: 'queued' } })
    await until(() => reviewed(next).at(-1)?.['pull'] === 1)
    expect(reviewed(next).at(-1)).toMatchObject({ outcome: 'said', created: 0 })
    expect(threads()).toHaveLength(3)
  })
})

test('told to stop while git hangs, it waits as long as it was told, and leaves nothing behind', async () => {
  open(1)
  const stuck = stuckGit('fetch')
  const service = await serve({ GITHUB_TOKEN: 'secret-token', PATH: stuck.path }, '--grace', '1')
  await deliver(service, 1)
  await until(stuck.hasBegun)
  service.process.kill('SIGTERM')
  expect(await service.exit()).toBe(0)
  expect(service.log.map(({ event }) => event)).toEqual(['listening', 'stopping', 'cut off', 'failed', 'stopped'])
  expect(readdirSync(join(place, 'state/spool'))).toEqual([expect.stringMatching(/\.json$/)])
  await expect.poll(stuck.isAlive).toBe(false)
})

test('a config that cannot be used is tried once, and the log holds nothing of it', async () => {
  origin.commit({ 'undisclosed.config.json': '{ "minCertainty": "ada@shop.example" }' })
  origin.git('push', '--quiet', join(place, 'git/shop/web.git'), 'main')
  open(1)
  const service = await serve()
  await deliver(service, 1)
  await until(() => service.log.some(({ event }) => event === 'given up'))
  expect(service.log.slice(1)).toMatchObject([{ event: 'given up', attempt: 1, reason: 'the config of the base cannot be used' }])
  expect(service.text()).not.toContain('@')
})

test('as a GitHub App it acts with the token of the installation that the delivery names', async () => {
  open(1)
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const service = await serve({ GITHUB_APP_ID: '1', GITHUB_APP_PRIVATE_KEY: privateKey })
  await deliver(service, 1, { installation: 5 })
  await until(() => reviewed(service).length === 1)
  expect(threads()).toEqual(['1 src/announce1.ts:7'])
  expect(github.authorizations).toContain('token installation-token')
  expect(github.wrong).toEqual([])
})
