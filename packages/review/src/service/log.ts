import { ConfigError } from '@undisclosed/project'
import { RequestError } from 'octokit'

export type Log = (event: string, about?: Readonly<Record<string, string | number | boolean>>) => void

/** One JSON object a line. What is told are counts, ids and names of repositories: no payload, no address, no token, no text of anybody's. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (event, about = {}) => {
    write(`${JSON.stringify({ time: now().toISOString(), event, ...about })}\n`)
  }
}

/** What may be told of an error: a mistake of the user's whole, of anything else its kind, since messages quote requests. */
export function reasonOf(error: unknown): string {
  if (error instanceof RequestError) return `GitHub answered ${error.status}`
  if (error instanceof ConfigError) return error.message
  return error instanceof Error ? error.name : 'unknown'
}
