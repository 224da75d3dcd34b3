export type Log = (event: string, about?: Readonly<Record<string, string | number | boolean>>) => void

/** One JSON object a line. What is told are counts, ids and names of repositories: no payload, no address, no token, no text of anybody's. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (event, about = {}) => {
    write(`${JSON.stringify({ time: now().toISOString(), event, ...about })}\n`)
  }
}
