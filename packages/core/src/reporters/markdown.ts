import type { Finding } from '../finding.js'
import { code, fenced, prose } from '../markdown.js'
import { defineReporter, type ReportInput } from '../reporter.js'
import { lineStartsOf, type Span } from '../source.js'
import { rangesOf, type Range } from '../frame.js'
import { counted, placed, toldCounts } from './told.js'

const codeLines = 8

/** A page for a job’s summary, a note on a merge request or a mail. */
export default defineReporter({
  name: 'markdown',
  description: 'Markdown, for job summaries and notes',
  mark: /^## Undisclosed: /,
  format(input) {
    const rangeOf = rangesOf(input.text)
    const parts = [`## ${headline(input)}`]
    let file: string | undefined
    for (const found of input.findings) {
      if (found.file !== file) parts.push(`### ${code((file = found.file))}`)
      parts.push(sectionOf(input, found, rangeOf))
    }
    if (input.notes.length > 0) {
      const notes = input.notes.map(({ message, ...at }) => `- ${code(placed(at))} ${prose(message)}`)
      parts.push(`<details><summary>${counted(input.notes.length, 'note')}</summary>\n\n${notes.join('\n')}\n\n</details>`)
    }
    return `${parts.join('\n\n')}\n`
  },
})

function headline({ findings, stats }: ReportInput): string {
  const files = stats['files'] === undefined ? '' : ` in ${counted(stats['files'], 'file')}`
  const hidden = stats['hidden'] ? `, ${counted(stats['hidden'], 'warning')} hidden` : ''
  if (findings.length === 0) return `Undisclosed: ${hidden === '' ? 'nothing found' : 'no errors'}${files}${hidden}`
  return `Undisclosed: ${toldCounts(findings)}${files}${hidden}`
}

function sectionOf(input: ReportInput, found: Finding, rangeOf: (file: string, span: Span) => Range): string {
  const range = rangeOf(found.file, found.span)
  const parts = [`**${prose(found.message)}** ${code(`${found.file}:${range.line}`)}`, linesOf(input.text(found.file), range)]
  const way = found.trace.map(
    ({ file, span, message }, at) => `${at + 1}. ${prose(message)} ${code(`${file}:${rangeOf(file, span).line}`)}`,
  )
  if (way.length > 0) parts.push(way.join('\n'))
  for (const { description } of found.suggestions) parts.push(`Way out: ${prose(description)}`)
  parts.push(`<sub>${found.severity}, ${code(found.ruleId)}, ${found.certainty}</sub>`)
  return parts.join('\n\n')
}

function linesOf(text: string, { line, endLine }: Range): string {
  const starts = lineStartsOf(text)
  const last = Math.min(endLine, line + codeLines - 1)
  const lines = text.slice(starts[line - 1], starts[last] ?? text.length).replaceAll(/[\r\u2028\u2029]/g, '')
  // Direction marks could show the code other than it is.
  return fenced('', lines.replace(/\n+$/, '').replaceAll(/\p{Bidi_C}/gu, '\ufffd'))
}
