import type { Certainty, Finding, StepRole, TraceStep } from '../finding.js'
import { oneLine } from '../markdown.js'
import { defineReporter, type ReportInput, type ToolRule } from '../reporter.js'
import type { Span } from '../source.js'
import { rangesOf, type Range } from '../frame.js'
import { toldCures } from './told.js'

const base = '%SRCROOT%'
const snippetLimit = 500
const root = { description: { text: 'The project root: the folder of the config, else of the workspace or of git.' } }
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** SARIF 2.1.0, as GitHub code scanning, Azure and editors read it. Columns are UTF-16 units, as everywhere in here. */
export default defineReporter({
  name: 'sarif',
  description: 'SARIF 2.1.0, for code scanning and editors',
  mark: /^\{\s*"\$schema": "[^"]*",\s*"version": "2\.1\.0",\s*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "Undisclosed"/,
  format(input) {
    const { version } = input.tool
    const rules = rulesOf(input)
    const write = writer(input, rules)
    const run = {
      tool: { driver: { name: 'Undisclosed', version, semanticVersion: version, rules: rules.map(descriptor) } },
      automationDetails: { id: 'undisclosed/' },
      columnKind: 'utf16CodeUnits',
      newlineSequences: ['\r\n', '\n', '\r', '\u2028', '\u2029'],
      originalUriBaseIds: { [base]: root },
      artifacts: filesOf(input.findings).map((file) => ({ location: artifact(file) })),
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: input.notes.map(notification) }],
      results: input.findings.map((found) => write(found)),
    }
    return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`
  },
})

function rulesOf({ tool, findings }: ReportInput): ToolRule[] {
  const known = new Set(tool.rules.map(({ name }) => name))
  const more = new Set(findings.map(({ ruleId }) => ruleId).filter((name) => !known.has(name)))
  return [...tool.rules, ...[...more].sort().map((name) => ({ name, description: name, cwe: [] }))]
}

function filesOf(findings: readonly Finding[]): string[] {
  const files = findings.flatMap(({ file, trace, related }) => [file, ...[...trace, ...related].map((step) => step.file)])
  return [...new Set(files)].sort()
}

/** CVSS 3.1 of data that whoever receives the mail can read, `AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N`, is 7.5. */
const disclosed = '7.5'

function descriptor({ name, description, cwe }: ToolRule): object {
  const text = `${description}.`
  const isSecurity = cwe.length > 0
  const title = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  return {
    id: name,
    // A name that says no more than the id has to be left out.
    ...(title.toLowerCase() !== name && { name: title }),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} Each result tells the way of the data and how to keep it from others.` },
    defaultConfiguration: { level: 'error' },
    properties: {
      tags: [...(isSecurity ? ['security'] : []), 'privacy', 'email', ...cwe.map((id) => `external/cwe/${id.toLowerCase()}`)],
      precision: 'high',
      'problem.severity': 'error',
      ...(isSecurity && { 'security-severity': disclosed }),
    },
  }
}

function notification({ file, message }: ReportInput['notes'][number]): object {
  return {
    level: 'warning',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  }
}

const rank: Readonly<Record<Certainty, number>> = { certain: 95, likely: 75, possible: 40 }
const kinds: Readonly<Record<StepRole, readonly string[]>> = {
  source: ['taint', 'source'],
  step: ['taint'],
  call: ['taint', 'call'],
  sink: ['taint', 'sink'],
  stop: ['unknown'],
}

function writer(input: ReportInput, rules: readonly ToolRule[]): (found: Finding) => object {
  const rangeOf = rangesOf(input.text)
  const located = ({ file, span }: { readonly file: string; readonly span: Span }, snippet?: string): object => ({
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { ...region(rangeOf(file, span)), ...(snippet !== undefined && { snippet: { text: snippet } }) },
    },
  })
  const step = ({ message, ...place }: TraceStep): object => ({ message: { text: oneLine(message) }, ...located(place) })
  return (found) => {
    const { ruleId, message, severity, certainty, file, span, fingerprint, trace, suggestions } = found
    const snippet = span[1] - span[0] <= snippetLimit ? input.text(file).slice(...span) : undefined
    const related = relatedTo(found)
    const [version, hash] = fingerprint.includes(':') ? (fingerprint.split(':', 2) as [string, string]) : ['v1', fingerprint]
    const fixes = suggestions.filter(({ edits }) => edits.length > 0)
    return {
      ruleId,
      ruleIndex: rules.findIndex(({ name }) => name === ruleId),
      level: severity,
      rank: rank[certainty],
      message: { text: [oneLine(message), ...linked(related), ...toldCures(found)].join(' ') },
      locations: [located(found, snippet)],
      ...(related.length > 0 && { relatedLocations: related.map((one, id) => ({ id: id + 1, ...step(one) })) }),
      ...(trace.length > 0 && {
        codeFlows: [
          { threadFlows: [{ locations: trace.map((one) => ({ location: step(one), kinds: kinds[one.role], importance: 'essential' })) }] },
        ],
      }),
      partialFingerprints: { [`undisclosed/${version}`]: hash },
      ...(fixes.length > 0 && {
        fixes: fixes.map(({ description, edits }) => ({
          description: { text: oneLine(description) },
          artifactChanges: [
            {
              artifactLocation: artifact(file),
              replacements: edits.map((edit) => ({
                deletedRegion: region(rangeOf(file, edit.span)),
                insertedContent: { text: edit.text },
              })),
            },
          ],
        })),
      }),
      properties: { certainty, group: found.groupId, links: found.links },
    }
  }
}

/** Where the list is born and where the message leaves, then what else is told of it. */
function relatedTo({ file, span, trace, related }: Finding): TraceStep[] {
  const ends = trace.length > 1 ? [trace[0]!, trace.at(-1)!] : trace
  const elsewhere = ends.filter((step) => step.file !== file || step.span[0] !== span[0] || step.span[1] !== span[1])
  return [...elsewhere, ...related]
}

/** The places in the message, as links that viewers follow. */
function linked(related: readonly TraceStep[]): string[] {
  if (related.length === 0) return []
  const links = related.slice(0, 2).map(({ message }, at) => `[${oneLine(message).replace(/[\\[\]]/g, '\\$&')}](${at + 1})`)
  return [`See: ${links.join(', ')}.`]
}

function artifact(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: base }
}

function region({ line, column, endLine, endColumn }: Range): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}
