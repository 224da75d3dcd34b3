import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll } from 'vitest'
import { filesOf } from './github-shapes.harness.js'
import type { Repository } from './repository.harness.js'
import { trickle } from './trickle.harness.js'

interface Note {
  readonly id: number
  body: string
  readonly author: { readonly id: number }
  resolved: boolean
}

interface Discussion {
  readonly id: string
  readonly individual_note: boolean
  readonly notes: Note[]
  readonly position?: Position
}

interface Position {
  readonly base_sha: string
  readonly start_sha: string
  readonly head_sha: string
  readonly old_path: string
  readonly new_path: string
  readonly new_line: number
  readonly old_line?: number
}

export interface Fault {
  /** `POST discussions`, `PUT notes`. */
  readonly operation: string
  readonly kind: 'limit' | 'server error' | 'lost before' | 'lost after' | 'trickles'
}

const sha = { type: 'string', pattern: '^[0-9a-f]{40}$' }
const body = { type: 'string', minLength: 1, maxLength: 1_000_000 }

/** Bodies as GitLab's API describes them: https://docs.gitlab.com/api/discussions/ and https://docs.gitlab.com/api/notes/. */
const schemas = {
  'POST discussions': {
    type: 'object',
    required: ['body', 'position'],
    additionalProperties: false,
    properties: {
      body,
      position: {
        type: 'object',
        required: ['position_type', 'base_sha', 'start_sha', 'head_sha', 'new_path', 'old_path', 'new_line'],
        additionalProperties: false,
        properties: {
          position_type: { const: 'text' },
          base_sha: sha,
          start_sha: sha,
          head_sha: sha,
          new_path: { type: 'string' },
          old_path: { type: 'string' },
          new_line: { type: 'string', pattern: '^[1-9][0-9]*$' },
          old_line: { type: 'string', pattern: '^[1-9][0-9]*$' },
        },
      },
    },
  },
  'PUT discussions': {
    type: 'object',
    required: ['resolved'],
    additionalProperties: false,
    properties: { resolved: { enum: ['true', 'false'] } },
  },
  'POST notes': { type: 'object', required: ['body'], additionalProperties: false, properties: { body } },
  'PUT notes': { type: 'object', required: ['body'], additionalProperties: false, properties: { body } },
}
const ajv = new Ajv()
const checks = new Map<string, ValidateFunction>(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]))

/** GitLab on loopback, with merge request 7 of `shop/web`. Requests that break its API’s description are listed in `wrong`. */
export class GitLab {
  #head = ''
  #refs = { base_sha: '', start_sha: '', head_sha: '' }
  #diffs: { old_path: string; new_path: string; diff: string }[] = []
  readonly discussions: Discussion[] = []
  readonly calls: string[] = []
  readonly wrong: string[] = []
  faults: Fault[] = []
  #ids = 0
  readonly #server = createServer((request, response) => void this.#serve(request, response))

  static async start(): Promise<GitLab> {
    const gitlab = new GitLab()
    await new Promise<void>((resolve) => gitlab.#server.listen(0, '127.0.0.1', resolve))
    afterAll(() => {
      gitlab.#server.close()
      gitlab.#server.closeAllConnections()
    })
    return gitlab
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v4`
  }

  push(repo: Repository, base: string, head: string): void {
    this.#head = repo.git('rev-parse', head)
    const start = repo.git('merge-base', base, head)
    this.#refs = { base_sha: start, start_sha: repo.git('rev-parse', base), head_sha: this.#head }
    const names = repo.git('diff', '-z', '--name-only', `${base}...${head}`).split('\0')
    this.#diffs = filesOf(repo.git('diff', '-U3', `${base}...${head}`), names).map(({ filename, patch }) => ({
      old_path: filename,
      new_path: filename,
      diff: patch ?? '',
    }))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const url = new URL(request.url ?? '', this.url)
    const send = (status: number, json: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
    }
    const path = url.pathname.replace('/api/v4', '')
    const inner = /^\/projects\/shop%2Fweb\/merge_requests\/7(?:\/(.*))?$/.exec(path)?.[1]
    const kind = path === '/user' ? 'user' : inner?.includes('/notes/') ? 'notes' : (inner?.split('/')[0] ?? 'merge request')
    const name = `${request.method ?? ''} ${kind}`
    this.calls.push(name)
    if (request.headers['private-token'] !== 'secret-token') return send(401, { message: '401 Unauthorized' })
    const at = this.faults.findIndex(({ operation }) => operation === name)
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.kind
    if (fault === 'lost before') return void response.destroy()
    if (fault === 'server error') return send(502, {})
    if (fault === 'limit') return send(429, { message: 'Retry later' }, { 'retry-after': '1' })
    const query = request.method === 'PUT' ? Object.fromEntries(url.searchParams) : {}
    const sent = { ...query, ...(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)) }
    const check = checks.get(name)
    if (check && !check(sent)) this.wrong.push(`${name}: ${ajv.errorsText(check.errors)}`)
    const [status, json, headers] = this.#answer(name, inner ?? '', url, sent as never)
    if (fault === 'lost after') return void response.destroy()
    if (fault === 'trickles') return trickle(response, json)
    send(status, json, headers)
  }

  #answer(
    name: string,
    path: string,
    url: URL,
    sent: { body: string; resolved: string; position: Record<Exclude<keyof Position, 'old_line'>, string> & { old_line?: string } },
  ): readonly [number, unknown, Record<string, string>?] {
    const note = (): Note => ({ id: ++this.#ids, body: sent.body, author: { id: 1 }, resolved: false })
    const page = (all: readonly unknown[]) => {
      const number = Number(url.searchParams.get('page') ?? 1)
      const each = Number(url.searchParams.get('per_page') ?? 20)
      const next = new URL(url)
      next.searchParams.set('page', String(number + 1))
      const link = number * each < all.length ? `<${next.href}>; rel="next"` : ''
      return [200, all.slice((number - 1) * each, number * each), { link }] as const
    }
    switch (name) {
      case 'GET user':
        return [200, { id: 1 }]
      case 'GET merge request':
        return [200, { iid: 7, sha: this.#head, diff_refs: this.#refs }]
      case 'GET diffs':
        return page(this.#diffs)
      case 'GET discussions':
        return page(this.discussions)
      case 'POST notes':
        this.discussions.push({ id: `d${++this.#ids}`, individual_note: true, notes: [note()] })
        return [201, {}]
      case 'POST discussions': {
        const { new_line: line, old_line: old, ...rest } = sent.position
        const position: Position = { ...rest, new_line: Number(line), ...(old !== undefined && { old_line: Number(old) }) }
        if (!this.#takes(position))
          return [400, { message: '400 Bad request - Note {:line_code=>["can’t be blank", "must be a valid line code"]}' }]
        this.discussions.push({ id: `d${++this.#ids}`, individual_note: false, notes: [note()], position })
        return [201, {}]
      }
      case 'PUT discussions':
        this.discussions.find(({ id }) => path === `discussions/${id}`)!.notes[0]!.resolved = sent.resolved === 'true'
        return [200, {}]
      case 'PUT notes': {
        const id = Number(path.split('/').at(-1))
        this.discussions.flatMap(({ notes }) => notes).find((each) => each.id === id)!.body = sent.body
        return [200, {}]
      }
      default:
        this.wrong.push(`no operation: ${name}`)
        return [404, {}]
    }
  }

  /** A line that changed is named in the head alone, one that did not in both. */
  #takes({ new_path: path, new_line: wanted, old_line: oldWanted, ...refs }: Position): boolean {
    const diff = this.#diffs.find(({ new_path: each }) => each === path)?.diff
    if (
      diff === undefined ||
      refs.head_sha !== this.#refs.head_sha ||
      refs.base_sha !== this.#refs.base_sha ||
      refs.start_sha !== this.#refs.start_sha
    )
      return false
    let [old, line] = [0, 0]
    for (const text of diff.split('\n')) {
      const hunk = /^@@ -(\d+)\S* \+(\d+)/.exec(text)
      if (hunk) [old, line] = [Number(hunk[1]), Number(hunk[2])]
      else if (text[0] === '-') old++
      else {
        if (line === wanted && (text[0] === '+' || text[0] === ' ')) return oldWanted === (text[0] === ' ' ? old : undefined)
        line++
        if (text[0] === ' ') old++
      }
    }
    return false
  }
}
