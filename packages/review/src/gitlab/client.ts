import { MergeRequestDiscussions, MergeRequestNotes, MergeRequests, Users } from '@gitbeaker/core'
import { createRequesterFn, type FormattedResponse, type RequestOptions } from '@gitbeaker/requester-utils'
import { ConfigError } from '@undisclosed/project'
import type { HttpError } from '../attempts.js'

/** An answer of GitLab that is no success. Its text may quote what was sent, and is not kept. */
export class GitlabError extends Error implements HttpError {
  override readonly name = 'GitlabError'
  readonly status: number
  readonly response?: { readonly headers: Record<string, string> }

  constructor(status: number, headers?: Headers) {
    super(headers ? `GitLab answered ${status}` : 'no answer, or half of one')
    this.status = status
    if (headers) this.response = { headers: Object.fromEntries(headers) }
  }
}

export interface GitlabOptions {
  /** With the version: `https://gitlab.com/api/v4`. */
  readonly apiUrl: string
  readonly token: string
  /** Milliseconds that one request, or all pages of a list, may take. */
  readonly timeout?: number
}

/** Gitbeaker's resources that a review needs. */
export interface Gitlab {
  readonly users: Users
  readonly merges: MergeRequests
  readonly discussions: MergeRequestDiscussions
  readonly notes: MergeRequestNotes
}

/**
 * GitLab's API through Gitbeaker, with requests of our own: its usual ones repeat posts whose answer was lost, which says things twice; here
 * nothing is repeated, and what a lost post did is read.
 */
export function createGitlab({ apiUrl, token, timeout = 30_000 }: GitlabOptions): Gitlab {
  const host = apiUrl.replace(/\/+$/, '').replace(/\/api\/v4$/, '')
  const requesterFn = createRequesterFn(
    (_, options) => Promise.resolve(options),
    (endpoint, options) => request(endpoint, options ?? {}, host),
  )
  const options = { host, token, requesterFn, queryTimeout: timeout, rateLimits: {} }
  return {
    users: new Users(options),
    merges: new MergeRequests(options),
    discussions: new MergeRequestDiscussions(options),
    notes: new MergeRequestNotes(options),
  }
}

async function request(endpoint: string, options: RequestOptions, host: string): Promise<FormattedResponse> {
  const { prefixUrl = '', searchParams, method = 'GET', headers = {}, body, signal } = options
  const query = searchParams ? `?${searchParams}` : ''
  let response: Response
  let text: string
  try {
    response = await fetch(`${prefixUrl.replace(/\/*$/, '/')}${endpoint}${query}`, {
      ...{ method, redirect: 'error' },
      ...(body instanceof FormData
        ? { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(nested(body)) }
        : { headers, ...(body !== undefined && { body }) }),
      ...(signal && { signal }),
    })
    // What breaks off here was done or not, like what never answered.
    text = await response.text()
  } catch {
    throw new GitlabError(500)
  }
  if (!response.ok) throw new GitlabError(response.status, response.headers)
  return { body: parsed(text, host), headers: Object.fromEntries(response.headers), status: response.status }
}

/** A form as JSON, `position[new_line]` as a field within a field: in a form each line end becomes two characters, in suggested code as well. */
function nested(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of form) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? []
    if (outer === undefined || inner === undefined) fields[name] = value
    else fields[outer] = { ...(fields[outer] as object | undefined), [inner]: value }
  }
  return fields
}

/** A page for people is what stands where the API does not. */
function parsed(text: string, host: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw new ConfigError(`${host} answers with something else than JSON. Give the API’s address: https://gitlab.example/api/v4`, {
      cause: error,
    })
  }
}
