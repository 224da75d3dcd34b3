import type { Finding } from '../finding.js'
import { frameOf, harmless, rangesOf, type Range } from '../frame.js'
import { defineReporter, type ReportInput } from '../reporter.js'
import { lineStartsOf, type Span } from '../source.js'
import { counted, placed, severitiesOf } from './told.js'

type Paint = (style: keyof typeof styles, text: string) => string

const styles = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], cyan: [36, 39], underline: [4, 24] } as const

/** For people: the place in its code, then the way the list took, as numbered sentences. */
export default defineReporter({
  name: 'stylish',
  description: 'Findings with code frames and traces, for people',
  mark: /(?:^|\n)(?:Nothing found|No errors|\d+ findings? \(.+\)) in \d+ .*\.\n$/,
  format(input) {
    const paint: Paint = (style, text) => (input.color ? `\u001b[${styles[style][0]}m${text}\u001b[${styles[style][1]}m` : text)
    const startsOf = startsByText()
    const rangeOf = rangesOf(input.text, startsOf)
    const groups = grouped(input.findings)
    const told = new Set<string>()
    const blocks: string[] = []
    let file: string | undefined
    for (const found of input.findings) {
      if (told.has(found.groupId)) continue
      told.add(found.groupId)
      if (found.file !== file) blocks.push(paint('underline', harmless((file = found.file))))
      const starts = startsOf(input.text(found.file))
      blocks.push(blockOf(input, paint, rangeOf, starts, found, (groups.get(found.groupId) ?? []).slice(1)))
    }
    const noted = notesOf(input, paint)
    return `${[...blocks, ...(noted === '' ? [] : [noted]), summaryOf(input, paint)].join('\n\n')}\n`
  },
})

/** Findings of one file share its line starts: a file may hold thousands. */
function startsByText(): (text: string) => number[] {
  const known = new Map<string, number[]>()
  return (text) => {
    let starts = known.get(text)
    if (!starts) known.set(text, (starts = lineStartsOf(text)))
    return starts
  }
}

function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const found of findings) groups.set(found.groupId, [...(groups.get(found.groupId) ?? []), found])
  return groups
}

function blockOf(
  input: ReportInput,
  paint: Paint,
  rangeOf: (file: string, span: Span) => Range,
  starts: readonly number[],
  found: Finding,
  others: readonly Finding[],
): string {
  const range = rangeOf(found.file, found.span)
  const place = `${harmless(found.file)}:${range.line}:${range.column}`
  const colour = found.severity === 'error' ? 'red' : 'yellow'
  const lines = [
    `  ${paint('dim', place)}  ${paint(colour, found.severity)}  ${paint('bold', harmless(found.message))}  ${paint('dim', `${found.ruleId} (${found.certainty})`)}`,
    ...frameOf(input.text(found.file), range, (style, text) => paint(style === 'mark' ? colour : 'dim', text), starts).map(
      (line) => `  ${line}`,
    ),
  ]
  found.trace.forEach((step, at) => {
    const { line } = rangeOf(step.file, step.span)
    lines.push(`    ${at + 1}. ${harmless(step.message)}  ${paint('dim', `${harmless(step.file)}:${line}`)}`)
  })
  if (input.explain) {
    for (const step of found.related)
      lines.push(
        `    ${paint('dim', 'also:')} ${harmless(step.message)}  ${paint('dim', `${harmless(step.file)}:${rangeOf(step.file, step.span).line}`)}`,
      )
  }
  for (const { description, edits } of found.suggestions)
    lines.push(`    ${paint('cyan', edits.length > 0 ? 'fix:' : 'way out:')} ${harmless(description)}`)
  if (others.length > 0) {
    const places = others.slice(0, 5).map((other) => `${harmless(other.file)}:${rangeOf(other.file, other.span).line}`)
    const rest = others.length > places.length ? ', …' : ''
    lines.push(`    and ${sharedBy(found, others.length)}: ${paint('dim', places.join(', ') + rest)}`)
  }
  return lines.join('\n')
}

/** Findings of one list lie at sends, those of one datum at a template's tags or wherever it enters. */
function sharedBy({ ruleId }: Finding, others: number): string {
  if (ruleId !== 'no-exposed-recipients') return `${counted(others, 'more place')} ${others === 1 ? 'shows' : 'show'} the same people`
  return others === 1 ? '1 more send shares this list' : `${others} more sends share this list`
}

function notesOf(input: ReportInput, paint: Paint): string {
  return input.notes.map(({ message, ...at }) => paint('dim', harmless(`note: ${placed(at)} ${message}`))).join('\n')
}

function summaryOf(input: ReportInput, paint: Paint): string {
  const { errors, warnings } = severitiesOf(input.findings)
  const { hidden = 0 } = input.stats
  const read = readOf(input.stats)
  const kept = hidden > 0 ? ` --quiet hides ${counted(hidden, 'warning')}.` : ''
  if (input.findings.length === 0) return `${hidden > 0 ? 'No errors' : 'Nothing found'} in ${read}.${kept}`
  const text = `${counted(input.findings.length, 'finding')} (${counted(errors, 'error')}, ${counted(warnings, 'warning')}) in ${read}.${kept}`
  return paint('bold', text)
}

/** `12 files, 3 parsed`, `31 templates`, or both. Templates are not parsed as code is. */
function readOf({ files = 0, parsed, templates = 0 }: ReportInput['stats']): string {
  const code = files - templates
  const isTold = parsed !== undefined && code > 0
  const read = `${counted(code, 'file')}${isTold ? `, ${parsed} parsed` : ''}`
  if (templates === 0) return read
  return code === 0 ? counted(templates, 'template') : `${read}${isTold ? ',' : ''} and ${counted(templates, 'template')}`
}
