import { wayStart } from './mail/explain.js'

/** Most calls that lead to a send in the same way are one like the other. */
const waysShown = 3

/** Gathers what is told of sends into a part for each, and tells what is the same along several chains of callers once. */
interface SendsTold {
  tell(line: string): void
  /** Ends a part, with what came of it. */
  close(verdict: readonly string[], isWanted: boolean): void
  lines(): string[]
}

interface Part {
  readonly head: string
  body: readonly string[]
  readonly ways: string[]
}

/** What a part says where nothing came of it. */
export const nothingFound = '  → no finding'
const isFinding = (line: string): boolean => line !== nothingFound

export function sendsTold(): SendsTold {
  const parts = new Map<string, Part>()
  let open: string[] = []
  let ofThisSend = new Set<Part>()
  return {
    tell: (line) => void open.push(line),
    close(verdict, isWanted) {
      const [head, ...rest] = open
      open = []
      if (head === undefined) {
        // What a send’s state keeps from one person to the next is found of the send, and of no single way that leads to it.
        if (verdict.some(isFinding))
          for (const part of ofThisSend) part.body = [...part.body.filter((line) => line !== nothingFound), ...verdict]
        ofThisSend = new Set()
        return
      }
      if (!isWanted || head.startsWith(' ')) return
      const body = [...new Set([...rest.filter((line) => !line.startsWith(wayStart)), ...verdict])]
      const key = [head, ...body].join('\n')
      const part = parts.get(key) ?? { head, body, ways: [] }
      parts.set(key, part)
      ofThisSend.add(part)
      part.ways.push(...rest.filter((line) => line.startsWith(wayStart) && !part.ways.includes(line)))
    },
    lines: () =>
      [...parts.values()].flatMap(({ head, body, ways }) => {
        const more = ways.length - waysShown
        return [head, ...ways.slice(0, waysShown), ...(more > 0 ? [`${wayStart}${more} more places`] : []), ...body]
      }),
  }
}
