import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, get, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ConfigError } from '@undisclosed/project'
import { createQueue, type Queue, type QueueOptions } from '../../packages/review/src/service/queue.js'
import { createWebhookServer } from '../../packages/review/src/service/server.js'
import { openSpool } from '../../packages/review/src/service/spool.js'
import { tree } from '../project/tree.harness.js'
import { deliver, secret } from './delivery.harness.js'

const job = { owner: 'shop', repo: 'web', number: 7 }

function queue(run: QueueOptions['run'], more: Partial<QueueOptions> = {}): Queue {
  return createQueue({ spool: openSpool(tree({})), log: () => undefined, run, concurrency: 1, capacity: 10, pause: 1, ...more })
}

/** Where the files are not the point. */
const nowhere = { waiting: () => [], has: () => false, put: () => undefined, end: () => undefined }

async function idle(queue: Queue): Promise<void> {
  for (let { waiting, running } = queue.counts(); waiting + running > 0; { waiting, running } = queue.counts())
    await new Promise((resolve) => setTimeout(resolve, 1))
}

test('ten thousand ids are remembered, and the oldest is forgotten first', async () => {
  const reviewed = queue(() => Promise.resolve({}), { spool: nowhere })
  const send = (id: number) => reviewed.accept({ id: `delivery-${id}`, job })
  for (let id = 0; id <= 10_000; id++) expect(send(id)).toBe('queued')
  await idle(reviewed)
  expect(reviewed.counts()).toMatchObject({ done: 10_001 })
  expect([send(1), send(10_000)]).toEqual(['known', 'known'])
  expect(send(0)).toBe('queued')
  expect(send(1)).toBe('queued')
})

test('no more than twenty thousand deliveries are held, on however few pull requests', async () => {
  let finish: () => void = () => undefined
  const reviews = queue(() => new Promise((resolve) => (finish = () => void resolve({}))), { spool: nowhere })
  const answers = new Set<string>()
  for (let id = 0; id < 20_000; id++) answers.add(reviews.accept({ id: `delivery-${id}`, job }))
  expect([...answers]).toEqual(['queued'])
  expect(reviews.accept({ id: 'one more', job })).toBe('full')
  expect(reviews.counts()).toMatchObject({ waiting: 1, running: 1 })
  finish()
  await expect.poll(() => reviews.counts().done).toBe(1)
  expect(reviews.accept({ id: 'one more', job })).toBe('queued')
  finish()
})

test('what is given up is kept under another name, and tried again where it is sent again', async () => {
  const folder = tree({})
  let isWell = false
  const tried: string[] = []
  const run = () => {
    tried.push(isWell ? 'well' : 'ill')
    return isWell ? Promise.resolve({}) : Promise.reject(new Error('ill'))
  }
  const reviews = queue(run, { attempts: 2, spool: openSpool(folder) })
  reviews.accept({ id: 'a', job })
  await idle(reviews)
  expect(reviews.counts()).toMatchObject({ done: 0, failed: 1 })
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.failed$/)])
  isWell = true
  expect(reviews.accept({ id: 'a', job })).toBe('queued')
  await idle(reviews)
  expect(tried).toEqual(['ill', 'ill', 'well'])
})

test('what would end the same each time is not tried again; what GitHub or the way to it did is, and the log names its kind alone', async () => {
  const graph = Object.assign(new Error('ada@shop.example may not'), {
    name: 'GraphqlResponseError',
    errors: [{ type: 'FORBIDDEN' }, { type: 'x y' }],
  })
  const errors: readonly [Error, number, string][] = [
    [
      new ConfigError('“ada@shop.example” is no key', { reason: 'the config of the base cannot be used' }),
      1,
      'the config of the base cannot be used',
    ],
    [new ConfigError('“ada@shop.example” is no key'), 1, 'a mistake in the repository or its config'],
    [new ConfigError('git took long', { reason: 'git fetch was ended', isPassing: true }), 9, 'git fetch was ended'],
    [Object.assign(new Error('ada@shop.example'), { status: 502, response: { headers: {} } }), 9, 'GitHub answered 502'],
    [Object.assign(new Error('other side closed'), { status: 500 }), 9, 'GitHub did not answer'],
    [Object.assign(new Error('ada@shop.example'), { status: 401, response: { headers: {} } }), 1, 'GitHub answered 401'],
    [Object.assign(new Error('ada@shop.example'), { status: 404, response: { headers: {} } }), 3, 'GitHub answered 404'],
    [Object.assign(new Error('limit'), { status: 403, response: { headers: { 'retry-after': 3_000 } } }), 9, 'GitHub answered 403'],
    [graph, 3, 'GitHub answered FORBIDDEN, an error'],
    [new TypeError('ada@shop.example is not a function'), 3, 'TypeError'],
  ]
  for (const [error, attempts, reason] of errors) {
    const log: (readonly [string, unknown])[] = []
    const reviews = queue(() => Promise.reject(error), {
      attempts: 3,
      spool: nowhere,
      log: (event, about) => void log.push([event, about]),
    })
    reviews.accept({ id: 'a', job })
    await idle(reviews)
    expect(log).toHaveLength(attempts)
    expect(log.at(-1)).toEqual(['given up', expect.objectContaining({ attempt: attempts, reason })])
  }
})

test('told to stop while a run fails, it waits for no second attempt and keeps the delivery', async () => {
  const folder = tree({})
  let fail: (error: Error) => void = () => undefined
  const reviews = queue(() => new Promise((_resolve, reject) => (fail = reject)), { pause: 600_000, spool: openSpool(folder) })
  reviews.accept({ id: 'a', job })
  const stopped = reviews.stop()
  fail(new Error('the host is gone'))
  await stopped
  expect(reviews.counts()).toMatchObject({ waiting: 0, running: 0 })
  expect(openSpool(folder).waiting()).toEqual([{ id: 'a', job }])
})

test('a file that a power cut left half-written keeps nothing else from being reviewed', () => {
  const folder = tree({})
  openSpool(folder).put({ id: 'a', job })
  const broken = join(folder, '0.json')
  writeFileSync(broken, '{ "id": ')
  expect(openSpool(folder).waiting()).toEqual([{ id: 'a', job }])
  expect([existsSync(broken), existsSync(join(folder, '0.failed'))]).toEqual([false, true])
})

test('of what was given up, and was half-written, the latest files are kept', () => {
  const folder = tree({})
  const spool = openSpool(folder, 2)
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000_000 })
  onTestFinished(() => void vi.useRealTimers())
  for (const id of ['a', 'b', 'c', 'd']) {
    vi.advanceTimersByTime(1_000)
    spool.put({ id, job })
    spool.end(id, 'failed')
  }
  const kept = readdirSync(folder).map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { id: string }).id)
  expect(kept.sort()).toEqual(['c', 'd'])
  writeFileSync(join(folder, 'e.json.new'), '{ "id": ')
  openSpool(folder)
  expect(readdirSync(folder).every((name) => name.endsWith('.failed'))).toBe(true)
})

test('each delivery comes on a connection of its own: none is sent on one that is about to be closed', async () => {
  const service = await open(queue(() => Promise.resolve({})))
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  for (const turn of ['first', 'second']) {
    const asked = get(`${service.url}/health`, { agent })
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    await once(response.resume(), 'close')
    expect([turn, asked.reusedSocket]).toEqual([turn, false])
  }
})

test('what unknown senders begin to send takes no more than so much memory, and no delivery is lost by it', async () => {
  const service = await open(queue(() => Promise.resolve({})))
  const headers = {
    'x-github-event': 'pull_request',
    'x-github-delivery': 'd',
    'x-hub-signature-256': 'sha256=0',
    'content-length': 5_000_000,
  }
  const ended: number[] = []
  const begun = Array.from({ length: 24 }, (_, at) => {
    const sending = request(`${service.url}/github`, { method: 'POST', headers }, (response) => response.resume())
    sending.on('close', () => ended.push(at)).on('error', () => undefined)
    sending.write('x'.repeat(4_900_000))
    return sending
  })
  onTestFinished(() => begun.forEach((sending) => sending.destroy()))
  await expect.poll(() => ended.length, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(ended.length).toBeLessThan(24)
  begun.forEach((sending) => sending.destroy())
  await expect.poll(async () => (await deliver(service, 1)).status, { timeout: 10_000 }).toBe(202)
})

/** As a client sends that writes paths as it likes. */
async function statusOf({ url }: { readonly url: string }, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url)
  const [response] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

/** The service's doors, on a queue that this process runs. */
async function open(queue: Queue, isStopping = (): boolean => false): Promise<{ readonly url: string }> {
  const server = createWebhookServer({ secret, queue, log: () => undefined, isStopping })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('what is no delivery is refused, and reviews nothing', async () => {
  const reviewed: number[] = []
  const service = await open(queue(({ number }) => (reviewed.push(number), Promise.resolve({}))))
  expect(await deliver(service, 1, { signature: `sha256=${'0'.repeat(64)}` })).toMatchObject({ status: 401 })
  expect(await deliver(service, 1, { signature: 'nonsense' })).toMatchObject({ status: 401 })
  expect(await deliver(service, 1, { signature: '' })).toMatchObject({ status: 400 })
  expect(await deliver(service, 1, { event: 'issues' })).toEqual({ status: 202, json: { result: 'nothing to review' } })
  expect(await deliver(service, 1, { action: 'closed' })).toEqual({ status: 202, json: { result: 'nothing to review' } })
  expect((await fetch(`${service.url}/github`)).status).toBe(405)
  expect((await fetch(`${service.url}/elsewhere`)).status).toBe(404)
  const huge = await fetch(`${service.url}/github`, {
    method: 'POST',
    body: 'x'.repeat(6_000_000),
    headers: { 'x-github-event': 'pull_request', 'x-github-delivery': 'd', 'x-hub-signature-256': 'sha256=0' },
  }).catch(() => ({ status: 413 }))
  expect(huge.status).toBe(413)
  for (const body of ['', 'null', '[]', '5', '{']) expect([body, (await deliver(service, 1, { body })).status]).toEqual([body, 400])
  for (const number of [0, -1, 1.5, 2 ** 60]) expect([number, (await deliver(service, number)).status]).toEqual([number, 400])
  expect(await deliver(service, 1, { installation: -5 })).toMatchObject({ status: 400 })
  for (const path of ['//', '/github/', '*', 'http://[/']) expect([path, await statusOf(service, path)]).toEqual([path, 404])
  expect(await statusOf(service, '/health?deep=1')).toBe(200)
  expect(reviewed).toEqual([])
  expect(await deliver(service, 1)).toEqual({ status: 202, json: { result: 'queued' } })
  expect(reviewed).toEqual([1])
})

test('a full queue says so, and takes again later', async () => {
  let finish: () => void = () => undefined
  const reviews = queue(() => new Promise((resolve) => (finish = () => void resolve({}))), { capacity: 2 })
  const service = await open(reviews)
  const statuses: number[] = []
  for (const number of [1, 2, 3, 4]) statuses.push((await deliver(service, number)).status)
  // One runs, two wait.
  expect(statuses).toEqual([202, 202, 202, 503])
  // Another push to one that waits joins it.
  expect(await deliver(service, 3, { id: 'later' })).toEqual({ status: 202, json: { result: 'queued' } })
  finish()
  await expect.poll(() => reviews.counts().waiting).toBe(1)
  expect(await deliver(service, 4)).toEqual({ status: 202, json: { result: 'queued' } })
})

test('one that stops takes nothing, and its health says so', async () => {
  const service = await open(
    queue(() => Promise.resolve({})),
    () => true,
  )
  expect(await deliver(service, 1)).toEqual({ status: 503, json: { error: 'stopping' } })
  const health = await fetch(`${service.url}/health`)
  expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ status: 'stopping' })])
})
