import { markdown } from '@undisclosed/core'
import type { Introduced } from '@undisclosed/project'
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

/** The same on lines of plain text, for annotations. */
export function annotationOf({ told, steps }: Introduced): string {
  const way = steps.slice(0, stepCap).map(({ file, line, message }, at) => `${at + 1}. ${oneLine(message)} (${oneLine(file)}:${line})`)
  return [oneLine(told.message), ...way].join('\n')
}

/** What a thread says once its findings are gone. */
export function goneBody(body: string, head: string, fingerprints: readonly string[]): string {
  const old = withoutMarker(body).replace(/^(`{3,})suggestion\S*$/gm, '$1')
  return withMarker(`No longer found as of ${head.slice(0, 10)}.\n\n<details><summary>What it was</summary>\n\n${old}\n\n</details>`, {
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

/** What lies outside of the diff, or past the number of comments that somebody reads. */
export function summaryBody(outside: readonly Remark[], head: string): string {
  const marker = { state: 'summary', fingerprints: [] } as const
  if (outside.length === 0) return withMarker('Nothing that this change brings lies outside of its diff any more.', marker)
  const text = `**This change also brings, outside of the lines shown in its diff:**\n\n${rowsOf(outside)}\n\n<sub>${head.slice(0, 10)}</sub>`
  return withMarker(text, marker)
}

/** All that a change brings, as a page of its own. */
export function reportBody(remarks: readonly Remark[]): string {
  return remarks.length === 0 ? 'Undisclosed: this change brings nothing.\n' : `${reviewBody(remarks)}\n\n${rowsOf(remarks)}\n`
}

const rowCap = 100

function rowsOf(remarks: readonly Remark[]): string {
  const rows = remarks.slice(0, rowCap).map(({ file, line, findings }) => {
    const places = isOwnPlace(findings[0]!) ? '' : ` (people enter at ${listed(findings)})`
    return `- ${code(`${file}:${line}`)} ${prose(findings[0]!.finding.message)}${places}`
  })
  if (remarks.length > rowCap) rows.push(`- and ${remarks.length - rowCap} more`)
  return rows.join('\n')
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
