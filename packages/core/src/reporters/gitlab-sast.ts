import type { Finding, StepRole, TraceStep } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter, type ReportInput, type Tool } from '../reporter.js'
import { rangesOf } from '../frame.js'
import { toldCures, toldWay } from './told.js'
import { gitLineStartsOf } from '../source.js'

const version = '15.2.1'
const schema = `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${version}/dist/sast-report-format.json`

/** GitLab's report for static application security testing, as its vulnerability pages read it. */
export default defineReporter({
  name: 'gitlab-sast',
  description: 'SAST report of GitLab',
  mark: /^\{\s*"version": "[^"]*",\s*"schema": "[^"]*",\s*"scan": \{\s*"analyzer": \{\s*"id": "undisclosed"/,
  format(input) {
    const analyzer = { id: 'undisclosed', name: 'Undisclosed', version: input.tool.version, vendor: { name: 'Undisclosed' } }
    const report = {
      version,
      schema,
      scan: {
        analyzer,
        scanner: analyzer,
        type: 'sast',
        start_time: seconds(input.time?.started),
        end_time: seconds(input.time?.ended),
        status: 'success',
        messages: input.notes.map(({ file, message }) => ({ level: 'warn', value: `${file} ${message}` })),
      },
      vulnerabilities: vulnerabilities(input),
    }
    return `${JSON.stringify(report, undefined, 2)}\n`
  },
})

/** As the schema wants it: UTC without fraction and zone. A host without a clock says the epoch. */
function seconds(time: string | undefined): string {
  return time === undefined ? '1970-01-01T00:00:00' : time.slice(0, 19)
}

function vulnerabilities(input: ReportInput): object[] {
  const rangeOf = rangesOf(input.text, gitLineStartsOf)
  const node = ({ file, span, role }: TraceStep): object => {
    const { line, endLine } = rangeOf(file, span)
    const place = { type: 'file-location', file_name: file, line_start: line, line_end: endLine }
    return { type: 'code-flow-node', node_type: nodeType[role], file_location: place }
  }
  return input.findings.map((found) => {
    const { file, span, ruleId, fingerprint, message, trace } = found
    const { line, endLine } = rangeOf(file, span)
    const solution = toldCures(found).join(' ')
    return {
      id: fingerprint,
      name: input.tool.rules.find(({ name }) => name === ruleId)?.description ?? ruleId,
      description: [oneLine(message), ...toldWay(found, rangeOf)].join('\n\n'),
      severity: severityOf(found),
      ...(solution !== '' && { solution: solution.slice(0, 7000) }),
      location: { file, start_line: line, end_line: endLine },
      identifiers: identifiersOf(input.tool, ruleId),
      tracking: {
        type: 'source',
        items: [{ file, start_line: line, end_line: endLine, signatures: [{ algorithm: 'undisclosed_v1', value: fingerprint }] }],
      },
      ...(trace.length > 0 && { details: { code_flows: { name: 'The way of the data', type: 'code-flows', items: [trace.map(node)] } } }),
    }
  })
}

const nodeType: Readonly<Record<StepRole, 'source' | 'propagation' | 'sink'>> = {
  source: 'source',
  step: 'propagation',
  call: 'propagation',
  stop: 'propagation',
  sink: 'sink',
}

function severityOf({ severity, certainty }: Finding): 'High' | 'Medium' | 'Low' {
  if (severity === 'error') return 'High'
  return certainty === 'possible' ? 'Low' : 'Medium'
}

function identifiersOf(tool: Tool, ruleId: string): object[] {
  const cwe = tool.rules.find(({ name }) => name === ruleId)?.cwe ?? []
  return [
    { type: 'undisclosed_rule', name: `Undisclosed ${ruleId}`, value: ruleId },
    ...cwe.map((id) => {
      const value = id.replace(/^CWE-/, '')
      return { type: 'cwe', name: id, value, url: `https://cwe.mitre.org/data/definitions/${value}.html` }
    }),
  ]
}
