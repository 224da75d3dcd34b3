import { movedSpan, stretchBetween, watched, type FileFacts, type Span, type Way } from '@undisclosed/core'

/** Looks at one file that note what they read of it, so that another text of it can be told to read alike. */
export interface Reading {
  /** In place of the file's facts. */
  readonly facts: FileFacts
  /** The whole text: no other one reads like it. */
  text(): string
  textAt(span: Span): string
  /** How the first text became this one, where the same is read of both but for places. */
  to(text: string, facts: FileFacts): Way | undefined
}

export function reading(file: string, text: string, facts: FileFacts): Reading {
  const watch = watched(file, facts)
  const texts = texting(text)
  const pieces = new Map<string, { readonly span: Span; readonly piece: string }>()
  let isReadWhole = false
  return {
    facts: watch.facts,
    text() {
      isReadWhole = true
      return text
    },
    textAt(span) {
      const piece = text.slice(...span)
      pieces.set(span.join(), { span, piece })
      return piece
    },
    to(now, there) {
      if (isReadWhole) return undefined
      return texts.to(
        now,
        (way) =>
          [...pieces.values()].every(({ span, piece }) => now.slice(...(movedSpan(span, way) ?? [0, 0])) === piece) &&
          watch.wouldReadAlike(there, way),
      )
    },
  }
}

/** Places that somebody types in, one after the other, before all is judged anew. */
const mostPlaces = 8

/** The texts that somebody typed since the first, as far as they are needed: the last one at each place. */
function texting(first: string): { to(text: string, isAlike: (way: Way) => boolean): Way | undefined } {
  let kept: readonly string[] = [first]
  let last = first
  return {
    to(text, isAlike) {
      const all = last === kept.at(-1) || kept.length === mostPlaces ? kept : [...kept, last]
      // At the same place as before, at another one, or back at the first ones.
      const counts = [all.length - 1, all.length, ...all.keys()]
      for (const count of new Set(counts.filter((one) => one > 0))) {
        const stops = all.slice(0, count)
        const way = stops.map((stop, at) => stretchBetween(stop, stops[at + 1] ?? text))
        if (!isAlike(way)) continue
        kept = stops
        last = text
        return way
      }
      return undefined
    },
  }
}
