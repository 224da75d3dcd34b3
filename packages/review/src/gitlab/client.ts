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
  /** Milliseconds that one request may take. */
  readonly timeout?: number
}

export interface Gitlab {
  get(path: string): Promise<unknown>
  /** All pages of a list. */
  all(path: string): Promise<readonly unknown[]>
  send(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown>
}

/** A page for people is what stands where the API does not. */
function parsed(text: string, apiUrl: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ConfigError(`${apiUrl} answers with something else than JSON. Give the API’s address: https://gitlab.example/api/v4`, {
      cause: error,
    })
  }
}

/**
 * GitLab's REST API with what we need of it. A library of its own would repeat posts whose answer was lost, which says
 * things twice; here nothing is repeated, and what a lost post did is read.
 */
export function createGitlab({ apiUrl, token, timeout = 30_000 }: GitlabOptions): Gitlab {
  const request = async (method: string, path: string, body?: object): Promise<{ readonly json: unknown; readonly headers: Headers }> => {
    let response: Response
    let text: string
    try {
      response = await fetch(apiUrl.replace(/\/+$/, '') + path, {
        method,
        headers: { 'private-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
        signal: AbortSignal.timeout(timeout),
        redirect: 'error',
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      // What breaks off here was done or not, like what never answered.
      text = await response.text()
    } catch {
      throw new GitlabError(500)
    }
    if (!response.ok) throw new GitlabError(response.status, response.headers)
    return { json: parsed(text, apiUrl), headers: response.headers }
  }
  return {
    get: async (path) => (await request('GET', path)).json,
    async all(path) {
      const items: unknown[] = []
      for (let page = '1'; page !== '';) {
        const { json, headers } = await request('GET', `${path}?per_page=100&page=${page}`)
        items.push(...(json as unknown[]))
        page = headers.get('x-next-page') ?? ''
      }
      return items
    },
    send: async (method, path, body) => (await request(method, path, body)).json,
  }
}
