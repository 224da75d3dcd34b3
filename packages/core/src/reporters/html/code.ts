import { edited, rangeOfEdits, type Edit } from '../../edits.js'
import { lineStartsOf, type Span } from '../../source.js'
import type { Range } from '../../frame.js'
import { escaped } from './escape.js'

const context = 1
const mostLines = 8
const mostColumns = 240

/** Lines of code around a place, numbered, the place marked. It scrolls sideways, and so takes focus. */
export function codeFrame(text: string, range: Range, label: string): string {
  const starts = lineStartsOf(text)
  const first = Math.max(1, range.line - context)
  const last = Math.min(starts.length, range.endLine + context, first + mostLines - 1)
  const rows: string[] = []
  for (let line = first; line <= last; line++) {
    const whole = lineOf(text, starts, line)
    const inside = line >= range.line && line <= range.endLine
    const from = line === range.line ? range.column - 1 : whole.length - whole.trimStart().length
    const to = line === range.endLine ? range.endColumn - 1 : whole.length
    rows.push(
      `<span class="line${inside ? ' hit' : ''}"><span class="number">${line}</span>${inside ? marked(whole, from, to) : escaped(cut(whole, 0))}</span>`,
    )
  }
  if (range.endLine > last) rows.push('<span class="line"><span class="number">…</span></span>')
  return `<pre class="code" tabindex="0" role="group" aria-label="${escaped(label)}"><code>${rows.join('\n')}</code></pre>`
}

function marked(line: string, from: number, to: number): string {
  const shift = Math.max(0, Math.min(from - 80, line.length - mostColumns))
  const [start, end] = [from, Math.min(to, shift + mostColumns)]
  if (start >= end) return escaped(cut(line, shift))
  const rest = line.slice(end, shift + mostColumns)
  return `${shift > 0 ? '…' : ''}${escaped(line.slice(shift, start))}<mark>${escaped(line.slice(start, end))}</mark>${escaped(rest)}${line.length > shift + mostColumns ? '…' : ''}`
}

function cut(line: string, shift: number): string {
  return line.length - shift > mostColumns ? `${line.slice(shift, shift + mostColumns)}…` : line.slice(shift)
}

function lineOf(text: string, starts: readonly number[], line: number): string {
  return text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\n\r\u2028\u2029]+$/, '')
}

/** The lines that edits change, before and after. Empty where edits overlap. */
export function editDiff(text: string, edits: readonly Edit[]): string {
  const range = rangeOfEdits(edits)
  const start = text.lastIndexOf('\n', range[0] - 1) + 1
  const next = text.indexOf('\n', range[1])
  const whole: Span = [start, next < 0 ? text.length : next]
  const after = edited(text, whole, edits)
  if (after === undefined) return ''
  const side = (sign: string, word: string, name: string, lines: string): string =>
    lines
      .split(/\r?\n/)
      .map((line) => `<span class="line ${name}"><span class="number" aria-label="${word}">${sign}</span>${escaped(cut(line, 0))}</span>`)
      .join('\n')
  return `<pre class="code" tabindex="0" role="group" aria-label="The lines before and after"><code>${side('−', 'before', 'gone', text.slice(...whole))}\n${side('+', 'after', 'new', after)}</code></pre>`
}
