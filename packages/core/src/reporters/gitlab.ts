import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter } from '../reporter.js'
import { rangesOf } from '../frame.js'
import { gitLineStartsOf } from '../source.js'

/** GitLab's Code Quality report: an artifact that merge requests compare with that of their target. */
export default defineReporter({
  name: 'gitlab',
  description: 'Code Quality report of GitLab',
  mark: /^\[\s*(?:\]\s*$|\{\s*"type": "issue",\s*"categories": \[\s*"Security"\s*\])/,
  format(input) {
    const rangeOf = rangesOf(input.text, gitLineStartsOf)
    const issues = input.findings.map((found) => {
      const { line, endLine } = rangeOf(found.file, found.span)
      // GitLab reads some of what Code Climate's format has; other readers of the format want all.
      return {
        type: 'issue',
        categories: ['Security'],
        description: oneLine(found.message),
        check_name: found.ruleId,
        fingerprint: found.fingerprint,
        severity: severityOf(found),
        location: { path: found.file, lines: { begin: line, end: endLine } },
      }
    })
    return `${JSON.stringify(issues, undefined, 2)}\n`
  },
})

function severityOf({ severity, certainty }: Finding): 'critical' | 'major' | 'minor' {
  if (severity === 'error') return 'critical'
  return certainty === 'possible' ? 'minor' : 'major'
}
