import type { Finding, TraceStep } from '../finding.js'
import { defineReporter, type ReportInput } from '../reporter.js'
import { lineStartsOf, positionAt, type Span } from '../source.js'

/** Line and column of a range: 1-based, UTF-16 units, end exclusive. */
export interface Range {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns spans into lines, and remembers the line starts of each file. */
export function rangesOf(text: ReportInput['text']): (file: string, span: Span) => Range {
  const known = new Map<string, readonly number[]>()
  return (file, [start, end]) => {
    let lines = known.get(file)
    if (!lines) known.set(file, (lines = lineStartsOf(text(file))))
    const from = positionAt(lines, start)
    const to = positionAt(lines, end)
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

/** The output contract, described by `schema/output.schema.json`. */
export default defineReporter({
  name: 'json',
  description: 'Findings with positions, traces and suggestions, for programs',
  format(input) {
    const rangeOf = rangesOf(input.text)
    const step = ({ file, span, message, role }: TraceStep) => ({ file, ...rangeOf(file, span), message, role })
    const finding = (found: Finding) => ({
      ruleId: found.ruleId,
      messageId: found.messageId,
      message: found.message,
      certainty: found.certainty,
      severity: found.severity,
      file: found.file,
      ...rangeOf(found.file, found.span),
      groupId: found.groupId,
      links: found.links,
      trace: found.trace.map(step),
      related: found.related.map(step),
      suggestions: found.suggestions.map(({ description, edits }) => ({
        description,
        edits: edits.map(({ span, text }) => ({ start: span[0], end: span[1], text, ...rangeOf(found.file, span) })),
      })),
      fingerprint: found.fingerprint,
    })
    const { stats, notes } = input
    return `${JSON.stringify({ version: 1, findings: input.findings.map(finding), stats, notes }, undefined, 2)}\n`
  },
})
