import { harmlessLine, harmlessLines } from '@undisclosed/core'
import { ConfigError } from '@undisclosed/project'
import { isGraphqlError, isHttpError, type HttpError } from './attempts.js'

/** What is told of a failure: a mistake in its own words, a host's refusal with the way out, and of a bug of ours where it is. */
export function toldFailure(error: unknown): string {
  if (error instanceof ConfigError) return harmlessLine(error.message)
  if (isHttpError(error)) return harmlessLine(`the code host ${refusalOf(error)}`)
  if (isGraphqlError(error)) {
    const types = harmlessLine(error.errors.map(({ type }) => type ?? 'an error').join(', '))
    return `the code host answered with ${types}: is the repository’s name right, and may the token read it and write to its pull requests?`
  }
  return harmlessLines(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

function refusalOf({ status, message, response }: HttpError): string {
  if (status === 401) return 'answered 401: it does not take the token. Is it set, whole, and not expired?'
  if (status === 403) return 'answered 403: the token may not do this, or has reached its limit of requests. Give it the rights to comment'
  if (status === 404) return 'answered 404: is the name right, and may the token read it? The address of the API may be another one'
  if (status >= 500 && !response) return `does not answer (${message}). Is its address right? What is missing is said by the next run`
  if (status >= 500) return `failed (${status} ${message}). What is missing is said by the next run`
  return `refused a request (${status} ${message})`
}
