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

export function sendsTold(): SendsTold {
  const parts = new Map<string, { readonly head: string; readonly body: readonly string[]; readonly ways: string[] }>()
  let open: string[] = []
  return {
    tell: (line) => void open.push(line),
    close(verdict, isWanted) {
      const [head, ...rest] = open
      open = []
      if (!isWanted || head === undefined || head.startsWith(' ')) return
      const body = [...new Set([...rest.filter((line) => !line.startsWith(wayStart)), ...verdict])]
      const key = [head, ...body].join('\n')
      const part = parts.get(key) ?? { head, body, ways: [] }
      parts.set(key, part)
      part.ways.push(...rest.filter((line) => line.startsWith(wayStart) && !part.ways.includes(line)))
    },
    lines: () =>
      [...parts.values()].flatMap(({ head, body, ways }) => {
        const more = ways.length - waysShown
        return [head, ...ways.slice(0, waysShown), ...(more > 0 ? [`${wayStart}${more} more places`] : []), ...body]
      }),
  }
}
