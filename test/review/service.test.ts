import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { deliver } from './delivery.harness.js'
import { serve, shop, until, type Service, type Shop } from './service.harness.js'
import { announce, announceEach, db } from './sources.harness.js'
import { stuckGit } from './stuck-git.harness.js'

let here: Shop

beforeEach(async () => {
  here = await shop({ 'package.json': '{}', 'src/db.ts': db })
})

function open(number: number, text = announce): void {
  here.open(number, { [`src/announce${number}.ts`]: text })
}

const health = async ({ url }: Service) => (await (await fetch(`${url}/health`)).json()) as Record<string, unknown>
const reviewed = ({ log }: Service) => log.filter(({ event }) => event === 'reviewed')
const threads = () => here.github.threads.map(({ number, path, line }) => `${number} ${path}:${line}`).sort()

test('a delivery ends in a review, a second one says nothing new', async () => {
  open(1)
  const service = await serve(here)
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
  expect(here.github.threads).toMatchObject([{ isResolved: true }])
  expect(await health(service)).toEqual({ status: 'ok', waiting: 0, running: 0, done: 3, failed: 0 })
  expect(here.github.wrong).toEqual([])
  expect(service.text()).not.toMatch(/@|secret|src\//)
})

describe('load', () => {
  test('200 deliveries at once, with duplicates and bad signatures, on five pull requests: each says its own, once', async () => {
    for (let number = 1; number <= 5; number++) open(number)
    const service = await serve(here)
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
    expect(readdirSync(join(here.place, 'state/spool'))).toEqual([])
    expect(readdirSync(join(here.place, 'state/mirrors'))).toEqual(['shop+web.git'])
    expect(here.github.wrong).toEqual([])
  })
})

describe('trouble', () => {
  test('an upstream that dies for a while: the review comes when it is back, once', async () => {
    open(1)
    here.github.faults = Array.from({ length: 8 }, (_, at) => ({
      operation: at < 3 ? 'state' : 'pulls/create-review',
      kind: at % 2 ? 'server error' : 'lost after',
    }))
    const service = await serve(here)
    await deliver(service, 1)
    await until(() => reviewed(service).length === 1)
    expect(service.log.filter(({ event }) => event === 'failed').length).toBeGreaterThan(0)
    expect(threads()).toEqual(['1 src/announce1.ts:7'])
  })

  test('killed in the middle and started anew: what was accepted is reviewed, once', async () => {
    for (let number = 1; number <= 3; number++) open(number)
    const first = await serve(here, undefined, '--concurrency', '1')
    const answers = await Promise.all([1, 2, 3].map((number) => deliver(first, number)))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    await until(() => here.github.calls.includes('pulls/create-review'))
    first.process.kill('SIGKILL')
    await first.exit()
    expect(readdirSync(join(here.place, 'state/spool')).length).toBeGreaterThan(0)

    const second = await serve(here)
    await until(() => readdirSync(join(here.place, 'state/spool')).length === 0)
    expect(threads()).toEqual([1, 2, 3].map((number) => `${number} src/announce${number}.ts:7`))
    expect(second.log.some(({ event }) => event === 'failed')).toBe(false)
  })

  test('told to stop, it finishes what runs, keeps what waits and takes nothing more', async () => {
    for (let number = 1; number <= 3; number++) open(number)
    const service = await serve(here, undefined, '--concurrency', '1')
    await Promise.all([1, 2, 3].map((number) => deliver(service, number)))
    service.process.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
    expect(service.log.at(-1)).toMatchObject({ event: 'stopped' })
    const waiting = readdirSync(join(here.place, 'state/spool'))
    expect(waiting).toHaveLength(3 - reviewed(service).length)
    expect(readFileSync(join(here.place, 'state/spool', waiting[0]!), 'utf8')).not.toContain('@')
    const next = await serve(here)
    await until(() => readdirSync(join(here.place, 'state/spool')).length === 0)
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
  const service = await serve(here, { GITHUB_TOKEN: 'secret-token', PATH: stuck.path }, '--grace', '1')
  await deliver(service, 1)
  await until(stuck.hasBegun)
  service.process.kill('SIGTERM')
  expect(await service.exit()).toBe(0)
  expect(service.log.map(({ event }) => event)).toEqual(['listening', 'stopping', 'cut off', 'failed', 'stopped'])
  expect(readdirSync(join(here.place, 'state/spool'))).toEqual([expect.stringMatching(/\.json$/)])
  await expect.poll(stuck.isAlive).toBe(false)
})

test('a config that cannot be used is tried once, and the log holds nothing of it', async () => {
  here.origin.commit({ 'undisclosed.config.json': '{ "minCertainty": "ada@shop.example" }' })
  here.origin.git('push', '--quiet', join(here.place, 'git/shop/web.git'), 'main')
  open(1)
  const service = await serve(here)
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
  const service = await serve(here, { GITHUB_APP_ID: '1', GITHUB_APP_PRIVATE_KEY: privateKey })
  await deliver(service, 1, { installation: 5 })
  await until(() => reviewed(service).length === 1)
  expect(threads()).toEqual(['1 src/announce1.ts:7'])
  expect(here.github.authorizations).toContain('token installation-token')
  expect(here.github.wrong).toEqual([])
})

test('a review that takes longer than it may is given up, and its pull request told so until one comes about', async () => {
  open(1)
  const stuck = stuckGit('fetch')
  const service = await serve(here, { GITHUB_TOKEN: 'secret-token', PATH: stuck.path }, '--longest', '5')
  await deliver(service, 1)
  await until(() => service.log.some(({ event }) => event === 'given up'))
  expect(service.log.slice(1)).toMatchObject([{ event: 'given up', attempt: 1, reason: 'took too long' }])
  expect(here.github.comments).toMatchObject([
    { number: 1, body: expect.stringMatching(/^\*\*This change was not reviewed:\*\*/) as string },
  ])
  await expect.poll(stuck.isAlive).toBe(false)
  service.process.kill('SIGTERM')
  await service.exit()

  const next = await serve(here)
  await deliver(next, 1, { id: 'again' })
  await until(() => reviewed(next).length === 1)
  expect(threads()).toEqual(['1 src/announce1.ts:7'])
  expect(here.github.comments).toMatchObject([{ body: expect.stringMatching(/^Nothing that this change brings lies outside/) as string }])
  expect(here.github.wrong).toEqual([])
})

test('killed while git fetches, it leaves no git behind', async () => {
  open(1)
  const stuck = stuckGit('fetch')
  const service = await serve(here, { GITHUB_TOKEN: 'secret-token', PATH: stuck.path })
  await deliver(service, 1)
  await until(stuck.hasBegun)
  expect(stuck.isAlive()).toBe(true)
  service.process.kill('SIGKILL')
  await service.exit()
  await expect.poll(stuck.isAlive).toBe(false)
})

test('copies of repositories take no more than they may, but for the last one', async () => {
  open(1)
  const first = await serve(here, undefined, '--mirrors-size', '0')
  await deliver(first, 1)
  await until(() => reviewed(first).length === 1)
  const mirrors = join(here.place, 'state/mirrors')
  expect(readdirSync(mirrors)).toEqual(['shop+web.git'])
  here.origin.git('clone', '--quiet', '--bare', here.origin.root, join(here.place, 'git/shop/mail.git'))
  await deliver(first, 1, { id: 'of another', repository: 'mail' })
  await until(() => reviewed(first).length === 2)
  await expect.poll(() => readdirSync(mirrors)).toEqual(['shop+mail.git'])
  expect(first.log.filter(({ event }) => event === 'copy dropped')).toMatchObject([{ copy: 'shop+web.git' }])
  // It is made again where it is wanted.
  await deliver(first, 1, { id: 'again' })
  await until(() => reviewed(first).length === 3)
  expect(existsSync(join(mirrors, 'shop+web.git/HEAD'))).toBe(true)
})

test('code nested so deep that a native parser dies of it costs one process: it is read without that, and told to be unread', async () => {
  // Brackets in comments hide how deep it is.
  const deep = `export const x = ${'[/*]*/'.repeat(20_000)}${']'.repeat(20_000)}\n`
  here.open(1, { 'src/deep.ts': `${announce}${deep}` })
  open(2)
  const service = await serve(here)
  await deliver(service, 1)
  await deliver(service, 2)
  await until(() => reviewed(service).length === 2)
  expect(service.log.filter(({ event }) => event === 'failed' || event === 'given up')).toEqual([])
  expect(reviewed(service).find(({ pull }) => pull === 1)).toMatchObject({ outcome: 'said', leftOut: 1 })
  expect(here.github.comments).toMatchObject([
    { number: 1, body: expect.stringContaining('`src/deep.ts` does not parse: it is nested too deep to be read') },
  ])
  expect(threads()).toEqual(['2 src/announce2.ts:7'])
  expect(await health(service)).toMatchObject({ done: 2, failed: 0 })
})
