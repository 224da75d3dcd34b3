import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter } from '../reporter.js'
import { rangesOf } from '../frame.js'
import { severitiesOf, toldCures, toldWay } from './told.js'
import { gitLineStartsOf } from '../source.js'

/** As Bitbucket takes for one report. */
const annotationsInAll = 1000
const summaryLimit = 450
const detailsLimit = 2000

/** Bitbucket Code Insights: `report` is the body that makes the report, `annotations` go after it, a hundred in a request. */
export default defineReporter({
  name: 'bitbucket',
  description: 'Report and annotations of Bitbucket Code Insights',
  mark: /^\{\s*"report": \{\s*"title": "Undisclosed"/,
  format(input) {
    const rangeOf = rangesOf(input.text, gitLineStartsOf)
    const { errors, warnings } = severitiesOf(input.findings)
    const rest = input.findings.length - annotationsInAll
    const details = input.findings.length === 0 ? 'Nothing found.' : 'Places where people may read what is not theirs.'
    const report = {
      title: 'Undisclosed',
      details: rest > 0 ? `${details} ${rest} of them are past what a report takes.` : details,
      report_type: 'SECURITY',
      reporter: 'Undisclosed',
      result: errors > 0 ? 'FAILED' : 'PASSED',
      data: [
        { title: 'Errors', type: 'NUMBER', value: errors },
        { title: 'Warnings', type: 'NUMBER', value: warnings },
        { title: 'Files', type: 'NUMBER', value: input.stats['files'] ?? 0 },
      ],
    }
    const annotations = input.findings.slice(0, annotationsInAll).map((found) => ({
      external_id: `undisclosed-${found.fingerprint}`,
      annotation_type: 'VULNERABILITY',
      path: found.file,
      line: rangeOf(found.file, found.span).line,
      summary: cut(oneLine(found.message), summaryLimit),
      details: cut([...toldWay(found, rangeOf), ...toldCures(found), found.ruleId].join('\n'), detailsLimit),
      severity: severityOf(found),
    }))
    return `${JSON.stringify({ report, annotations }, undefined, 2)}\n`
  },
})

function severityOf({ severity, certainty }: Finding): 'HIGH' | 'MEDIUM' | 'LOW' {
  if (severity === 'error') return 'HIGH'
  return certainty === 'possible' ? 'LOW' : 'MEDIUM'
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}
