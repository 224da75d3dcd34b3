import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MergeRequestDiffSchema } from '@gitbeaker/core'
import { afterAll } from 'vitest'
import { followed } from './followed.harness.js'
import { filesOf } from './github-shapes.harness.js'
import { gitlabDescription, type Operation, type Position } from './gitlab-description.harness.js'
import { fileDiff, mergeRequest, note, user, type Note } from './gitlab-shapes.harness.js'
import type { Repository } from './repository.harness.js'
import { trickle } from './trickle.harness.js'

interface Discussion {
  readonly id: string
  readonly individual_note: boolean
  readonly notes: Note[]
  readonly position?: Position
}

export interface Fault {
  /** `POST discussions`, `PUT notes`. */
  readonly operation: string
  readonly kind: 'forbidden' | 'limit' | 'server error' | 'lost before' | 'lost after' | 'trickles'
}

/** GitLab on loopback, with merge request 7 of `shop/web`. A request that breaks its API’s description is refused; it and broken replies are in `wrong`. */
export class GitLab {
  #head = ''
  #refs = { base_sha: '', start_sha: '', head_sha: '' }
  #diffs: MergeRequestDiffSchema[] = []
  readonly #description = gitlabDescription()
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
    for (const { notes, position } of this.discussions) {
      if (!position || !notes[0]) continue
      const line = followed(repo, [position.head_sha, this.#head], position.new_path, position.new_line)
      if (line !== undefined) notes[0].position = { ...position, ...this.#refs, new_line: line }
    }
    this.#diffs = filesOf(repo.git('diff', '-U3', `${base}...${head}`), names).map(({ filename, patch }) => fileDiff(filename, patch ?? ''))
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
    if (fault === 'forbidden') return send(403, { message: '403 Forbidden' })
    if (fault === 'limit') return send(429, { message: 'Retry later' }, { 'retry-after': '1' })
    const sent = { ...Object.fromEntries(url.searchParams), ...(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)) }
    if (!this.#description.operations.has(name)) {
      this.wrong.push(`no operation: ${name}`)
      return send(404, {})
    }
    const operation = name as Operation
    const broken = this.#description.request(operation, sent)
    if (broken !== '') {
      this.wrong.push(`${name}: ${broken}`)
      return send(400, { error: broken })
    }
    const [status, json, headers] = this.#answer(operation, inner ?? '', url, sent as never)
    const astray = status < 300 ? this.#description.reply(operation, json) : ''
    if (astray !== '') this.wrong.push(`reply to ${name}: ${astray}`)
    if (fault === 'lost after') return void response.destroy()
    if (fault === 'trickles') return trickle(response, json)
    send(status, json, headers)
  }

  #answer(
    name: Operation,
    path: string,
    url: URL,
    sent: { body: string; resolved: string; position: Record<Exclude<keyof Position, 'old_line'>, string> & { old_line?: string } },
  ): readonly [number, unknown, Record<string, string>?] {
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
        return [200, user]
      case 'GET merge request':
        return [200, mergeRequest(this.#head, this.#refs)]
      case 'GET diffs':
        return page(this.#diffs)
      case 'GET discussions':
        return page(this.discussions.map(told))
      case 'POST notes': {
        const said = note(++this.#ids, sent.body, null)
        this.discussions.push({ id: `d${++this.#ids}`, individual_note: true, notes: [said] })
        const { type: _, ...alone } = said
        return [201, alone]
      }
      case 'POST discussions': {
        const { new_line: line, old_line: old, ...rest } = sent.position
        const position: Position = { ...rest, new_line: Number(line), ...(old !== undefined && { old_line: Number(old) }) }
        if (!this.#takes(position))
          return [400, { message: '400 Bad request - Note {:line_code=>["can’t be blank", "must be a valid line code"]}' }]
        const notes = [{ ...note(++this.#ids, sent.body, 'DiffNote'), position }]
        const discussion: Discussion = { id: `d${++this.#ids}`, individual_note: false, notes, position }
        this.discussions.push(discussion)
        return [201, told(discussion)]
      }
      case 'PUT discussions': {
        const discussion = this.discussions.find(({ id }) => path === `discussions/${id}`)!
        discussion.notes[0]!.resolved = sent.resolved === 'true'
        return [200, told(discussion)]
      }
      case 'PUT notes': {
        const id = Number(path.split('/').at(-1))
        const edited = this.discussions.flatMap(({ notes }) => notes).find((each) => each.id === id)!
        edited.body = sent.body
        return [200, edited]
      }
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

/** A discussion as it is sent: where it was begun is our own note. */
const told = ({ id, individual_note, notes }: Discussion): object => ({ id, individual_note, notes })
