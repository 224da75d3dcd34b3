export interface AttemptOptions {
  /** Milliseconds before the state is read again after a failure whose effect is unknown; doubled each time. */
  readonly pause?: number
  /** Told of waits. Holds no token, address or body. */
  readonly log?: (message: string) => void
}

const attempts = 5
const limits = 3
/** Seconds that are waited for a limit to pass; the run is given up after that. */
const longestWait = 300

/** Runs a step that reads what is there before it does what is missing, again where it was held up or failed in passing. */
export async function untilDone<T>({ pause = 2_000, log }: AttemptOptions, step: () => Promise<T>): Promise<T> {
  for (let failed = 0, limited = 0; ;) {
    try {
      return await step()
    } catch (error) {
      const wait = limitOf(error)
      if (wait !== undefined) {
        if (++limited > limits || wait > longestWait) throw error
        log?.(`a rate limit: waiting ${wait} s`)
        await sleep(wait * 1_000)
        continue
      }
      if (!isPassing(error) || ++failed === attempts) throw error
      log?.(`a failure in passing, try ${failed} of ${attempts}`)
      await sleep(pause * 2 ** (failed - 1))
    }
  }
}

/** A failure that says nothing of what was done: of the server, or of the way there. */
function isPassing(error: unknown): boolean {
  return isHttpError(error) && (error.status >= 500 || error.status === 408)
}

/** Whether a failure is a host's that is down, or wants to be asked less: another attempt may go well, perhaps in an hour. */
export function isOfHost(error: unknown): boolean {
  return limitOf(error) !== undefined || isPassing(error)
}

/** Seconds to wait where the failure is a limit, as GitHub's best practices have it: its header, else until the reset, else a minute. */
function limitOf(error: unknown): number | undefined {
  if (isGraphqlError(error)) return error.errors.some(({ type }) => type === 'RATE_LIMITED') ? 60 : undefined
  if (!isHttpError(error) || (error.status !== 403 && error.status !== 429)) return undefined
  const headers = error.response?.headers ?? {}
  const after = Number(headers['retry-after'])
  if (after > 0) return after
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['x-ratelimit-remaining'] === '0' && reset > 0) return Math.max(1, Math.ceil(reset - Date.now() / 1_000))
  return error.status === 429 || /secondary rate/i.test(error.message) ? 60 : undefined
}

/** An answer that is no success, as every host's client throws it; 500 where there was none. */
export interface HttpError extends Error {
  readonly status: number
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> }
}

export function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

/** GraphQL tells its errors in an answer that went well. `octokit` throws them, but doesn't export their class. */
export function isGraphqlError(error: unknown): error is { readonly errors: readonly { readonly type?: string }[] } {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error && Array.isArray(error.errors)
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
