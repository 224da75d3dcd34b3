import { markdown, reasonGiven, toldCures, toldSteps, type Severity } from '@undisclosed/core'
import type { Introduced, Review } from '@undisclosed/project'
import { withMarker, withoutMarker } from './marker.js'
import { isOwnPlace, type Remark } from './remarks.js'

const { code, fenced, oneLine, prose } = markdown
const stepCap = 12
const placeCap = 20

/** The comment on a remark. With a fence's info string where its replacement covers exactly the lines that the comment stands at. */
export function bodyOf(remark: Remark, fence?: string): string {
  const { findings, replacement, fingerprints } = remark
  const { finding } = findings[0]!
  const suggests = fence !== undefined
  const parts = [`**${prose(finding.message)}**`, ...placesOf(remark), traceOf(findings[0]!)]
  if (replacement && suggests) parts.push(`${prose(replacement.description)}:`, fenced(fence, replacement.text))
  for (const { description, edits } of finding.suggestions) {
    if (edits.length === 0 || !suggests) parts.push(`Way out: ${prose(description)}`)
  }
  parts.push(`<sub>${code(finding.ruleId)}, ${finding.certainty}</sub>`)
  return withMarker(parts.join('\n\n'), { state: 'open', fingerprints })
}

/** An annotation of the lines where a finding is told. Lines are 1-based as git counts them, columns 1-based and exclusive at the end. */
export interface Annotation {
  readonly file: string
  readonly line: number
  readonly endLine: number
  /** Within one line only, as GitHub takes them. */
  readonly columns?: readonly [from: number, to: number]
  readonly severity: Severity
  readonly title: string
  /** Lines of plain text: what is wrong, the way the people took, the way out. */
  readonly text: string
}

export function annotationOf({ told, steps, place, lines }: Introduced, text: string): Annotation {
  const { line, endLine } = place ?? lines
  const start = text.lastIndexOf('\n', told.span[0] - 1) + 1
  return {
    ...{ file: told.file, line, endLine },
    ...(line === endLine && { columns: [told.span[0] - start + 1, told.span[1] - start + 1] as const }),
    severity: told.severity,
    title: `${told.ruleId} (${told.certainty})`,
    text: [oneLine(told.message), ...toldSteps(steps.slice(0, stepCap)), ...toldCures(told)].join('\n'),
  }
}

/** Why a thread is over. `elsewhere`: another one tells of its findings. */
export type Gone = 'fixed' | 'silenced' | 'elsewhere'

const over = {
  fixed: 'No longer brought by this change,',
  silenced: 'Silenced by a comment in the code',
  elsewhere: 'Told by another comment',
} as const satisfies Record<Gone, string>

/** What a thread says once there is nothing to say there any more. */
export function goneBody(body: string, head: string, fingerprints: readonly string[], why: Gone): string {
  const old = withoutMarker(body).replace(/^(`{3,})suggestion\S*$/gm, '$1')
  return withMarker(`${over[why]} as of ${head.slice(0, 10)}.\n\n<details><summary>What it was</summary>\n\n${old}\n\n</details>`, {
    state: 'gone',
    fingerprints,
  })
}

/** The head of a review with comments. */
export function reviewBody(remarks: readonly Remark[]): string {
  const count = remarks.reduce((sum, { findings }) => sum + findings.length, 0)
  return count === 1
    ? 'This change brings one place where people may read what is not theirs.'
    : `This change brings ${count} places where people may read what is not theirs.`
}

/** What a change does to be told less of: people who judge it have to see that. */
export type Aside = Pick<Review, 'silenced' | 'unread'>

/** What a second summary says, which another run wrote at the same time. */
export function doubleBody(head: string): string {
  return withMarker(`${over.elsewhere} as of ${head.slice(0, 10)}.`, { state: 'gone', fingerprints: [] })
}

/** A summary where a review was given up: nobody may take its silence for a good one. */
export function givenUpBody(head: string): string {
  const told = '**This change was not reviewed:** reading it takes longer than a review may, or ends the process that reads it.'
  return withMarker(`${told}\n\n<sub>${head.slice(0, 10)}</sub>`, { state: 'summary', fingerprints: [] })
}

/** What lies outside of the diff, or past the number of comments that somebody reads, and what the change keeps from being told. */
export function summaryBody(outside: readonly Remark[], aside: Aside, head: string): string {
  const marker = { state: 'summary', fingerprints: [] } as const
  const parts = [
    ...(outside.length > 0 ? [`**This change also brings, outside of the lines shown in its diff:**\n\n${rowsOf(outside)}`] : []),
    ...asideParts(aside),
  ]
  if (parts.length === 0) return withMarker('Nothing that this change brings lies outside of its diff any more.', marker)
  return withMarker([...parts, `<sub>${head.slice(0, 10)}</sub>`].join('\n\n'), marker)
}

/** All that a change brings, as a page of its own. */
export function reportBody(remarks: readonly Remark[], aside: Aside): string {
  const first = remarks.length === 0 ? 'Undisclosed: this change brings nothing.' : `${reviewBody(remarks)}\n\n${rowsOf(remarks)}`
  return `${[first, ...asideParts(aside)].join('\n\n')}\n`
}

/** As paragraphs of Markdown. */
export function asideParts({ silenced, unread }: Aside): string[] {
  const silent = silenced.map(({ finding, lines, reason }) => {
    return `${code(`${finding.file}:${lines.line}`)} ${prose(finding.message)} Silenced ${reasonGiven(reason, prose)}.`
  })
  const closed = unread.map(({ file, message }) => `${code(file)} ${prose(message)}`)
  return [
    ...(silent.length > 0 ? [`**This change silences, by comments of its own:**\n\n${list(silent)}`] : []),
    ...(closed.length > 0 ? [`**This change keeps from being read:**\n\n${list(closed)}`] : []),
  ]
}

/** A body may have three lists, and GitHub takes 65,536 characters of it. */
const listLength = 20_000
const rowLength = 2_000
const rowCap = 100

function list(rows: readonly string[]): string {
  const shown: string[] = []
  let length = 0
  for (const row of rows.slice(0, rowCap)) {
    const line = `- ${row.length > rowLength ? `${row.slice(0, rowLength)}…` : row}`
    length += line.length + 1
    if (length > listLength) break
    shown.push(line)
  }
  const left = rows.length - shown.length
  return [...shown, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n')
}

function rowsOf(remarks: readonly Remark[]): string {
  return list(
    remarks.map(({ file, line, findings }) => {
      const places = isOwnPlace(findings[0]!) ? '' : ` (people enter at ${listed(findings)})`
      return `${code(`${file}:${line}`)} ${prose(findings[0]!.finding.message)}${places}`
    }),
  )
}

function placesOf({ findings }: Remark): string[] {
  if (isOwnPlace(findings[0]!)) return []
  return [`This change leads here the people who enter at ${listed(findings)}.`]
}

function listed(findings: readonly Introduced[]): string {
  const places = findings.slice(0, placeCap).map(({ finding, lines }) => code(`${finding.file}:${lines.line}`))
  const rest = findings.length - places.length
  return places.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function traceOf({ steps }: Introduced): string {
  const shown = steps.slice(0, stepCap).map(({ file, line, message }, at) => `${at + 1}. ${prose(message)} ${code(`${file}:${line}`)}`)
  const rest = steps.length - shown.length
  return [...shown, ...(rest > 0 ? [`${stepCap + 1}. and ${rest} more steps`] : [])].join('\n')
}
