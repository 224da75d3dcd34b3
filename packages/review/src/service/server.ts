import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { verify } from '@octokit/webhooks-methods'
import { jobOf } from './jobs.js'
import type { Log } from './log.js'
import type { Queue } from './queue.js'

export interface ServerOptions {
  readonly secret: string
  readonly queue: Queue
  readonly log: Log
  readonly isStopping: () => boolean
}

/** Bytes; deliveries on pull requests are some thirty thousand. */
const bodyCap = 5_000_000
/** Bytes of bodies that are being read, whose senders nobody knows yet. */
const unreadCap = 100_000_000

/** `POST /github` takes deliveries, `GET /health` says how it goes. */
export function createWebhookServer(options: ServerOptions): Server {
  const reading = { bytes: 0 }
  const server = createServer((request, response) => {
    answer(request, options, reading)
      .catch((error: unknown) => {
        options.log('unanswered', { reason: error instanceof Error ? error.name : 'unknown' })
        return [500, {}] as const
      })
      .then(([status, json]) => {
        send(response, status, json)
      })
      .catch(() => response.destroy())
  })
  server.requestTimeout = 15_000
  server.headersTimeout = 10_000
  return server
}

type Answer = readonly [status: number, json: object]

async function answer(request: IncomingMessage, { secret, queue, log, isStopping }: ServerOptions, reading: Reading): Promise<Answer> {
  const [pathname] = (request.url ?? '').split('?', 1)
  if (pathname === '/health') return [isStopping() ? 503 : 200, { status: isStopping() ? 'stopping' : 'ok', ...queue.counts() }]
  if (pathname !== '/github') return [404, { error: 'there is POST /github and GET /health' }]
  if (request.method !== 'POST') return [405, { error: 'deliveries are posted' }]
  if (isStopping()) return [503, { error: 'stopping' }]
  const id = headerOf(request, 'x-github-delivery')
  const event = headerOf(request, 'x-github-event')
  const signature = headerOf(request, 'x-hub-signature-256')
  if (id === '' || id.length > 200 || event === '' || signature === '') return [400, { error: 'this is no delivery of GitHub’s' }]
  const body = await bodyOf(request, reading)
  if (body === 'busy') return [503, { error: 'too much is being sent' }]
  if (body === undefined) return [413, { error: `more than ${bodyCap / 1_000_000} MB` }]
  if (body === '') return [400, { error: 'the delivery is empty' }]
  if (!(await verify(secret, body, signature))) {
    log('refused', { reason: 'signature' })
    return [401, { error: 'the signature does not fit' }]
  }
  const payload = objectIn(body)
  if (!payload) return [400, { error: 'this is no JSON object; set the webhook’s content type to application/json' }]
  const job = jobOf(event, payload)
  if (job === 'none') return [202, { result: 'nothing to review' }]
  if (job === 'broken') return [400, { error: 'the delivery names no pull request' }]
  const result = queue.accept({ id, job })
  if (result === 'full') log('refused', { reason: 'queue full' })
  return [result === 'full' ? 503 : 202, { result }]
}

function objectIn(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

interface Reading {
  /** Of all bodies that are being read. */
  bytes: number
}

async function bodyOf(request: IncomingMessage, reading: Reading): Promise<string | 'busy' | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      const { length } = chunk as Buffer
      size += length
      reading.bytes += length
      if (size > bodyCap) return undefined
      if (reading.bytes > unreadCap) return 'busy'
      chunks.push(chunk as Buffer)
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    reading.bytes -= size
  }
}

function send(response: ServerResponse, status: number, json: object): void {
  const headers = {
    'content-type': 'application/json',
    // A connection that waits for the next delivery may be closed just as that is sent, which is lost then.
    connection: 'close',
    ...(status === 503 ? { 'retry-after': '30' } : {}),
  }
  response.writeHead(status, headers).end(JSON.stringify(json))
}
