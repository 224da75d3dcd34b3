/** A half-open range `[start, end)` of UTF-16 code units in one source text. */
export type Span = readonly [start: number, end: number]

/** A place in a named file. `file` is POSIX and relative to the project root. */
export interface Place {
  readonly file: string
  readonly span: Span
}

/** 1-based line and column, both in UTF-16 code units, as the output contract prints them. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Start offsets of every line; `\r\n`, `\n` and a lone `\r` each end one, as in ECMAScript and in editors. */
export function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) starts.push(at + 1)
  }
  return starts
}

/** As git counts, and the hosts that show its lines: a line ends with a line feed and with nothing else. */
export function gitLineStartsOf(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Where an offset lies. Offsets past the end answer with the last line. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - lineStarts[low]! + 1 }
}
