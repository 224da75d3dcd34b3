import { lineStartsOf, positionAt, type Span } from './source.js'

/** Line and column of a range: 1-based, UTF-16 units, end exclusive. */
export interface Range {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns spans into lines, as an editor counts them or whoever `startsOf` speaks for, and remembers the line starts of each file. */
export function rangesOf(text: (file: string) => string, startsOf = lineStartsOf): (file: string, span: Span) => Range {
  const known = new Map<string, readonly number[]>()
  return (file, [start, end]) => {
    let lines = known.get(file)
    if (!lines) known.set(file, (lines = startsOf(text(file))))
    const from = positionAt(lines, start)
    const to = positionAt(lines, end)
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

/** What a file holds must not steer a terminal: control and direction marks become one replacement character each, so that columns stay. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_C}]/gu, '\ufffd')
}

/** A sentence on one line of its own, so that no line of it speaks to what reads the output, as a CI’s runner does. */
export function harmlessLine(text: string): string {
  return harmless(text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
}

/** A text of several lines, such as a stack. */
export function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n')
}

/** How a host colours the line numbers and the underline of a frame. */
export type PaintFrame = (style: 'gutter' | 'mark', text: string) => string

const plain: PaintFrame = (_, text) => text
const frameLines = 5
const frameWidth = 160

/** The lines of a range, underlined. A long range is cut in its middle, a long line at its end. */
export function frameOf(text: string, range: Range, paint: PaintFrame = plain, starts: readonly number[] = lineStartsOf(text)): string[] {
  const wide = String(range.endLine).length
  const out: string[] = []
  for (let line = range.line; line <= range.endLine; line++) {
    if (line - range.line === frameLines - 1 && line < range.endLine) {
      out.push(paint('gutter', `${' '.repeat(wide)} | …`))
      line = range.endLine
    }
    const whole = text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\n\r\u2028\u2029]+$/, '')
    const from = line === range.line ? range.column - 1 : whole.length - whole.trimStart().length
    const to = line === range.endLine ? range.endColumn - 1 : whole.trimEnd().length
    const cut = Math.max(0, Math.min(from - 40, whole.length - frameWidth))
    const end = cut + frameWidth < whole.length ? cut + frameWidth - 1 : whole.length
    const shown = (cut > 0 ? '…' : '') + whole.slice(cut === 0 ? 0 : cut + 1, end) + (end < whole.length ? '…' : '')
    out.push(`${paint('gutter', `${String(line).padStart(wide)} |`)} ${harmless(shown.replaceAll('\t', ' '))}`)
    const length = Math.max(1, Math.min(to, cut + frameWidth) - from)
    out.push(`${paint('gutter', `${' '.repeat(wide)} |`)} ${' '.repeat(from - cut)}${paint('mark', '^'.repeat(length))}`)
  }
  return out
}
