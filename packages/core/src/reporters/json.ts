import type { Finding, TraceStep } from '../finding.js'
import { rangesOf } from '../frame.js'
import { defineReporter } from '../reporter.js'

/** The output contract, described by `schema/output.schema.json`. */
export default defineReporter({
  name: 'json',
  description: 'Findings with positions, traces and suggestions, for programs',
  mark: /^\{\s*"version": 1,\s*"findings": \[\s*(?:\{\s*"ruleId"|\],\s*"stats")/,
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
      ...(found.mail && { mail: found.mail }),
    })
    const { stats, notes } = input
    return `${JSON.stringify({ version: 1, findings: input.findings.map(finding), stats, notes }, undefined, 2)}\n`
  },
})
