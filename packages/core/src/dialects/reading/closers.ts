import type { Span } from '../../source.js'

/** Where something closes, found once for the whole text: looking from each opener to the end would take its square. */
export interface Closers {
  /** The first that starts at or behind the offset; with a name, the first of that name. */
  next(from: number, name?: string): Span | undefined
}

/** `pattern` is global; its first group, where it has one, is the name. Nothing is searched before it is asked for. */
export function closersOf(text: string, pattern: RegExp): Closers {
  let found: Map<string, Span[]> | undefined
  return {
    next(from, name = '') {
      found ??= collect(text, pattern)
      return firstFrom(found.get(name) ?? [], from)
    },
  }
}

function collect(text: string, pattern: RegExp): Map<string, Span[]> {
  const found = new Map<string, Span[]>()
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? ''
    const spans = found.get(name) ?? []
    spans.push([match.index, match.index + match[0].length])
    found.set(name, spans)
  }
  return found
}

/** The first span of a sorted list that starts at or behind the offset. */
function firstFrom(spans: readonly Span[], from: number): Span | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]![0] < from) low = middle + 1
    else high = middle
  }
  return spans[low]
}
