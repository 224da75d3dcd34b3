import type { Span } from './source.js'

export interface Edit {
  readonly span: Span
  readonly text: string
}

/** The text of a range with the edits in it made. Undefined where two of them overlap or one lies outside. */
export function edited(text: string, [start, end]: Span, edits: readonly Edit[]): string | undefined {
  let out = ''
  let at = start
  for (const { span, text: inserted } of [...edits].sort((a, b) => a.span[0] - b.span[0])) {
    if (span[0] < at || span[1] > end) return undefined
    out += text.slice(at, span[0]) + inserted
    at = span[1]
  }
  return out + text.slice(at, end)
}

/** The smallest range that holds all edits. */
export function rangeOfEdits(edits: readonly Edit[]): Span {
  return [Math.min(...edits.map(({ span }) => span[0])), Math.max(...edits.map(({ span }) => span[1]))]
}
