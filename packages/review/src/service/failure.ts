import { ConfigError } from '@undisclosed/project'
import { isGraphqlError, isHttpError, isOfHost } from '../attempts.js'

/** Why a review did not come about. Plain data: it crosses from a process. */
export interface Failure {
  /** For a log: kinds and statuses, and nothing that anybody wrote, since messages quote requests and configs. */
  readonly reason: string
  /** Another attempt at the same commits would end the same. */
  readonly isPermanent: boolean
  /** The host did not answer, or not well, or the way there is broken: that may last for hours. */
  readonly isOfHost: boolean
}

/** A run that failed, as the queue takes it. */
export class RunError extends Error {
  override readonly name = 'RunError'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.reason)
    this.failure = failure
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof RunError) return error.failure
  if (error instanceof ConfigError) return { reason: error.reason, isPermanent: !error.isPassing, isOfHost: error.isPassing }
  if (isHttpError(error)) {
    const { status, response } = error
    const reason = response ? `GitHub answered ${status}` : 'GitHub did not answer'
    return { reason, isPermanent: status === 401, isOfHost: isOfHost(error) }
  }
  if (isGraphqlError(error)) {
    const types = error.errors.map(({ type }) => (type !== undefined && /^[A-Z_]{1,40}$/.test(type) ? type : 'an error'))
    return { reason: `GitHub answered ${[...new Set(types)].join(', ')}`, isPermanent: false, isOfHost: isOfHost(error) }
  }
  return failed(error instanceof Error ? error.name : 'unknown')
}

/** A failure of this service itself. */
export function failed(reason: string, isPermanent = false): Failure {
  return { reason, isPermanent, isOfHost: false }
}
