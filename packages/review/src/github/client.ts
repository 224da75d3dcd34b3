import { ConfigError } from '@undisclosed/project'
import { Octokit } from 'octokit'

export interface ClientOptions {
  readonly token: string
  /** Of the REST API; GitHub's own by default. */
  readonly baseUrl?: string
  /** Milliseconds that one request may take. */
  readonly timeout?: number
  /** Milliseconds between two requests that write: GitHub asks for a second. */
  readonly pace?: number
}

/** A client that spaces its writes and repeats nothing by itself: what a lost post has done is read, not guessed. */
export function createClient({ token, baseUrl, timeout = 30_000, pace = 1_000 }: ClientOptions): Octokit {
  // An answer is read here to its end: of one that breaks off, octokit would make an empty one that went well.
  const limited: typeof fetch = async (input, init = {}) => {
    const signals = [AbortSignal.timeout(timeout), ...(init.signal ? [init.signal] : [])]
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) })
    const text = await response.text()
    const whole = new Response(text === '' ? null : text, response)
    // Pages are counted by it.
    return Object.defineProperty(whole, 'url', { value: response.url })
  }
  const octokit = new Octokit({
    auth: token,
    userAgent: 'undisclosed-review',
    ...(baseUrl === undefined ? {} : { baseUrl }),
    request: { fetch: limited },
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  // A page for people is what stands where the API does not.
  octokit.hook.after('request', ({ data, url }) => {
    if (typeof data === 'string' && data !== '')
      throw new ConfigError(
        `${new URL(url).origin} answers with something else than JSON. Give the API’s address: https://github.example/api/v3`,
      )
  })
  let free = 0
  octokit.hook.before('request', async ({ method, query }) => {
    if (method === 'GET' || (typeof query === 'string' && query.startsWith('query'))) return
    const now = Date.now()
    const at = Math.max(now, free)
    free = at + pace
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  })
  return octokit
}

function silent(): void {
  // Octokit's own log names addresses of requests.
}
