import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { schema } from '@octokit/graphql-schema'
import { buildASTSchema, graphql, parse } from 'graphql'
import { afterAll } from 'vitest'
import { followed } from './followed.harness.js'
import { githubDescription } from './github-description.harness.js'
import * as shapes from './github-shapes.harness.js'
import type { Repository } from './repository.harness.js'
import { trickle } from './trickle.harness.js'

export interface Thread {
  readonly id: string
  /** Of the pull request. */
  readonly number: number
  readonly path: string
  readonly line: number
  readonly startLine: number | undefined
  /** The commit that it was written on. */
  readonly commit: string
  /** Where its lines are now; undefined where they are no more. */
  now: { readonly line: number; readonly startLine: number | undefined } | undefined
  body: string
  isResolved: boolean
  readonly isMine: boolean
}

interface Comment {
  readonly id: string
  readonly number: number
  body: string
  readonly isMine: boolean
}

interface CheckRun {
  readonly id: number
  readonly name: string
  readonly headSha: string
  readonly externalId: string
  status: string
  conclusion: string | null
  readonly annotations: unknown[]
}

/** What goes wrong with the next request of an operation: before it is done, or after, when only the answer is lost. */
export interface Fault {
  readonly operation: string
  readonly kind: 'secondary limit' | 'server error' | 'lost before' | 'lost after' | 'trickles' | 'forbidden'
}

const described = await githubDescription([
  'get /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'post /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'post /repos/{owner}/{repo}/check-runs',
  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'post /app/installations/{installation_id}/access_tokens',
])
// GitHub's file defines two fields twice.
const graph = buildASTSchema(parse(schema.idl), { assumeValid: true, assumeValidSDL: true })

/**
 * GitHub on loopback, with pull request 7 and any others that are pushed to. Requests and replies are held against GitHub's own descriptions; a request
 * or reply that breaks them is listed in `wrong`. What the descriptions don't say, such as which lines take comments, is here.
 */
export class GitHub {
  readonly #pulls = new Map<number, { readonly base: string; readonly head: string; readonly files: shapes.File[] }>()
  readonly threads: Thread[] = []
  readonly comments: Comment[] = []
  readonly checkRuns: CheckRun[] = []
  readonly reviews: { readonly body: string; readonly comments: number }[] = []
  readonly calls: string[] = []
  /** What each request said of who sends it. */
  readonly authorizations = new Set<string>()
  readonly wrong: string[] = []
  faults: Fault[] = []
  /** What was posted is not shown yet. */
  lags = false
  /** Told of each request before it is answered. */
  before: ((operation: string) => void) | undefined
  #ids = 0
  readonly #server = createServer((request, response) => void this.#serve(request, response))

  static async start(): Promise<GitHub> {
    const github = new GitHub()
    await new Promise<void>((resolve) => github.#server.listen(0, '127.0.0.1', resolve))
    afterAll(() => {
      github.#server.close()
      github.#server.closeAllConnections()
    })
    return github
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get head(): string {
    return this.#pulls.get(7)?.head ?? ''
  }

  get files(): shapes.File[] {
    return this.#pulls.get(7)?.files ?? []
  }

  /** The branch of a pull request now ends in a commit of a repository. */
  push(repo: Repository, base: string, head: string, number = 7): void {
    const names = repo.git('diff', '-z', '--name-only', `${base}...${head}`).split('\0')
    const files = shapes.filesOf(repo.git('diff', '-U3', `${base}...${head}`), names)
    const commit = repo.git('rev-parse', head)
    this.#pulls.set(number, { base: repo.git('rev-parse', base), head: commit, files })
    for (const thread of this.threads.filter((each) => each.number === number)) {
      const lineOf = (line: number): number | undefined => followed(repo, [thread.commit, commit], thread.path, line)
      const line = lineOf(thread.line)
      thread.now = line === undefined ? undefined : { line, startLine: thread.startLine && lineOf(thread.startLine) }
    }
  }

  #id(): number {
    return ++this.#ids
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const url = new URL(request.url ?? '', this.url)
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const send = (status: number, json: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(json))
    }
    const asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers as Record<string, string>,
      body,
    }
    const isGraph = url.pathname === '/graphql'
    const operation = isGraph ? undefined : described.matchOperation(asked)
    const name = isGraph ? graphName((body as { query: string }).query) : (operation?.operationId ?? `${asked.method} ${asked.path}`)
    this.calls.push(name)
    this.before?.(name)
    this.authorizations.add(request.headers.authorization ?? '')
    const fault = this.#faultFor(name)
    if (fault === 'lost before') return void response.destroy()
    if (fault === 'server error') return send(502, { message: 'Server Error' })
    if (fault === 'forbidden' && isGraph)
      return send(200, { data: null, errors: [{ type: 'FORBIDDEN', path: [name], message: 'Resource not accessible by integration' }] })
    if (fault === 'forbidden')
      return send(403, { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' })
    if (fault === 'secondary limit') return send(403, shapes.secondaryLimit, { 'retry-after': '1' })

    if (isGraph) {
      const answer = await this.#graph(body as GraphRequest)
      if (fault === 'lost after') return void response.destroy()
      if (fault === 'trickles') return trickle(response, answer)
      return send(200, answer)
    }
    if (!operation) {
      this.wrong.push(`no operation: ${name}`)
      return send(404, { message: 'Not Found' })
    }
    const errors = described.validateRequest(asked, operation).errors
    if (errors?.length) {
      this.wrong.push(`${name}: ${errors.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`).join(', ')}`)
      return send(422, { message: 'Validation Failed', errors })
    }
    const { status, json, headers } = this.#rest(name, url, body as never)
    if (status < 300) {
      const broken = described.validateResponse(json, operation, status).errors
      if (broken)
        this.wrong.push(`reply to ${name}: ${broken.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`).join(', ')}`)
    }
    if (fault === 'lost after') return void response.destroy()
    if (fault === 'trickles') return trickle(response, json)
    send(status, json, headers)
  }

  #faultFor(operation: string): Fault['kind'] | undefined {
    const at = this.faults.findIndex((fault) => fault.operation === operation)
    return at < 0 ? undefined : this.faults.splice(at, 1)[0]?.kind
  }

  #rest(name: string, url: URL, body: shapes.Bodies): Reply {
    switch (name) {
      case 'pulls/list-files': {
        const { files } = this.#pulls.get(numberIn(url))!
        const page = Number(url.searchParams.get('page') ?? 1)
        const each = Number(url.searchParams.get('per_page') ?? 30)
        // GitHub lists no more than this.
        const all = files.slice(0, 3_000)
        const next = new URL(url)
        next.searchParams.set('page', String(page + 1))
        const headers: Record<string, string> = page * each < all.length ? { link: `<${next.href}>; rel="next"` } : {}
        return { status: 200, json: all.slice((page - 1) * each, page * each), headers }
      }
      case 'pulls/create-review':
        return this.#review(body, numberIn(url))
      case 'issues/create-comment': {
        const id = this.#id()
        this.comments.push({ id: `C${id}`, number: numberIn(url), body: body.body!, isMine: true })
        return { status: 201, json: shapes.issueComment(id, body.body!) }
      }
      case 'apps/create-installation-access-token':
        return { status: 201, json: { token: 'installation-token', expires_at: '2099-01-01T00:00:00Z' } }
      case 'checks/list-for-ref': {
        const runs = this.checkRuns.filter(({ headSha }) => url.pathname.includes(headSha))
        return { status: 200, json: { total_count: runs.length, check_runs: runs.map(shapes.checkRun) } }
      }
      case 'checks/create': {
        const run: CheckRun = {
          id: this.#id(),
          name: body.name!,
          headSha: body.head_sha!,
          externalId: body.external_id ?? '',
          status: body.status ?? 'queued',
          conclusion: body.conclusion ?? null,
          annotations: [...(body.output?.annotations ?? [])],
        }
        this.checkRuns.push(run)
        return { status: 201, json: shapes.checkRun(run) }
      }
      case 'checks/update': {
        const run = this.checkRuns.find(({ id }) => url.pathname.endsWith(`/${id}`))!
        run.annotations.push(...(body.output?.annotations ?? []))
        run.status = body.status ?? run.status
        run.conclusion = body.conclusion ?? run.conclusion
        return { status: 200, json: shapes.checkRun(run) }
      }
      default:
        throw new Error(`${name} is not played`)
    }
  }

  #review(body: shapes.Bodies, number: number): Reply {
    const { head, files } = this.#pulls.get(number)!
    const refused = (message: string): Reply => ({ status: 422, json: { message: 'Unprocessable Entity', errors: [message] } })
    if (body.commit_id !== head) return refused('commit_id is not part of the pull request')
    for (const { path, line, start_line: start, body: text } of body.comments ?? []) {
      const hunk = files.find(({ filename }) => filename === path)?.shown.find(([first, last]) => first <= line && line <= last)
      if (!hunk || (start !== undefined && (start < hunk[0] || start >= line)))
        return refused('Pull request review thread line must be part of the diff')
      if (text.length > 65_536) return refused('body is too long')
    }
    for (const { path, line, start_line: startLine, body: text } of body.comments ?? []) {
      const at = { path, line, startLine, commit: head, now: { line, startLine } }
      this.threads.push({ id: `T${this.#id()}`, number, ...at, body: text, isResolved: false, isMine: true })
    }
    this.reviews.push({ body: body.body ?? '', comments: body.comments?.length ?? 0 })
    return { status: 200, json: shapes.review(this.#id(), body.body ?? '', head) }
  }

  async #graph({ query, variables }: GraphRequest): Promise<unknown> {
    const page = <T>(all: readonly T[], { first = 100, after }: { first?: number; after?: string | null }) => {
      const from = Number(after ?? 0)
      const end = from + first
      return { pageInfo: { hasNextPage: end < all.length, endCursor: String(end) }, nodes: all.slice(from, end) }
    }
    const thread = ({ id, isResolved, body, isMine, path, now }: Thread) => ({
      id,
      isResolved,
      path,
      line: now?.line,
      startLine: now?.startLine,
      comments: { nodes: [{ id: `RC-${id}`, body, viewerDidAuthor: isMine }] },
    })
    const found = (id: string): Thread => this.threads.find((each) => each.id === id)!
    const setResolved =
      (isResolved: boolean) =>
      ({ input }: { input: { threadId: string } }) => {
        found(input.threadId).isResolved = isResolved
        return { thread: { id: input.threadId } }
      }
    const result = await graphql({
      schema: graph,
      source: query,
      variableValues: variables,
      rootValue: {
        repository: () => ({
          pullRequest: ({ number }: { number: number }) => ({
            state: 'OPEN',
            baseRefOid: this.#pulls.get(number)?.base,
            headRefOid: this.#pulls.get(number)?.head,
            reviewThreads: (args: object) => page(this.lags ? [] : this.threads.filter((each) => each.number === number).map(thread), args),
            comments: (args: object) => {
              const mine = this.lags ? [] : this.comments.filter((each) => each.number === number)
              return page(
                mine.map(({ id, body, isMine }) => ({ id, body, viewerDidAuthor: isMine })),
                args,
              )
            },
          }),
        }),
        resolveReviewThread: setResolved(true),
        unresolveReviewThread: setResolved(false),
        updatePullRequestReviewComment: ({ input }: { input: { pullRequestReviewCommentId: string; body: string } }) => {
          found(input.pullRequestReviewCommentId.slice(3)).body = input.body
          return { pullRequestReviewComment: { id: input.pullRequestReviewCommentId } }
        },
        updateIssueComment: ({ input }: { input: { id: string; body: string } }) => {
          this.comments.find(({ id }) => id === input.id)!.body = input.body
          return { issueComment: { id: input.id } }
        },
      },
    })
    if (result.errors) this.wrong.push(...result.errors.map(({ message }) => message))
    return result
  }
}

interface GraphRequest {
  readonly query: string
  readonly variables: Record<string, unknown>
}

interface Reply {
  readonly status: number
  readonly json: unknown
  readonly headers?: Record<string, string>
}

/** Of the pull request or issue that a path names. */
function numberIn({ pathname }: URL): number {
  return Number(/\/(?:pulls|issues)\/(\d+)/.exec(pathname)?.[1])
}

/** The field that a query or mutation asks for first. */
function graphName(query: string): string {
  return /(?:reviewThreads|comments(?=\(first: 100)|state(?= baseRefOid)|\w+(?=\(input))/.exec(query)?.[0] ?? 'graphql'
}
