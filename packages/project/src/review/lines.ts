import { gitLineStartsOf, positionAt, type Place, type Span } from '@undisclosed/core'
import type { FileChange, Hunk } from './changes.js'

/** Where the lines of two commits are the same, and where they are not. Lines are 1-based. */
export interface ChangedLines {
  /** Whether a place of the head lies on lines that the change wrote. */
  touches(place: Place): boolean
  /** The first line of a place of the head. */
  lineOf(place: Place): number
  /** The line where a place of the base begins in the head; undefined where the change took it away. */
  lineInHead(place: Place, baseText: string): number | undefined
  /** The changed lines of a file of the head. Where lines were only taken away, the one that now stands there. */
  changedIn(file: string): readonly LineRange[]
  rangeOf(place: Place): LineRange
  /** What is written on lines of a file of the head, without the indent. */
  spanOf(file: string, range: LineRange): Span
}

export interface LineRange {
  readonly line: number
  /** Inclusive. */
  readonly endLine: number
}

export function createLines(changes: readonly FileChange[], headText: (file: string) => string): ChangedLines {
  const inHead = new Map(changes.filter(({ kind }) => kind !== 'deleted').map((change) => [change.path, change.hunks]))
  const inBase = new Map(changes.filter(({ kind }) => kind !== 'added').map((change) => [change.from ?? change.path, change]))
  const starts = new Map<string, readonly number[]>()
  const startsIn = (file: string): readonly number[] => {
    let known = starts.get(file)
    if (!known) starts.set(file, (known = gitLineStartsOf(headText(file))))
    return known
  }
  const rangeOf = ({ file, span }: Place): LineRange => {
    const known = startsIn(file)
    const { line } = positionAt(known, span[0])
    return { line, endLine: positionAt(known, Math.max(span[0], span[1] - 1)).line }
  }
  return {
    rangeOf,
    spanOf(file, { line, endLine }) {
      const text = headText(file)
      const start = startsIn(file)[line - 1] ?? text.length
      const whole = text.slice(start, startsIn(file)[endLine] ?? text.length)
      return [start + whole.length - whole.trimStart().length, start + whole.trimEnd().length]
    },
    lineOf: (place) => rangeOf(place).line,
    touches(place) {
      const { line, endLine } = rangeOf(place)
      return (inHead.get(place.file) ?? []).some(({ start, count }) => count > 0 && start <= endLine && line < start + count)
    },
    lineInHead(place, baseText) {
      const line = positionAt(gitLineStartsOf(baseText), place.span[0]).line
      const change = inBase.get(place.file)
      if (!change) return line
      return change.kind === 'deleted' ? undefined : moved(line, change.hunks)
    },
    changedIn: (file) =>
      (inHead.get(file) ?? []).map(({ start, count }) =>
        count > 0 ? { line: start, endLine: start + count - 1 } : { line: start + 1, endLine: start + 1 },
      ),
  }
}

function moved(line: number, hunks: readonly Hunk[]): number | undefined {
  let by = 0
  for (const { oldStart, oldCount, count } of hunks) {
    const first = oldCount === 0 ? oldStart + 1 : oldStart
    if (line < first) break
    if (line < first + oldCount) return undefined
    by += count - oldCount
  }
  return line + by
}
