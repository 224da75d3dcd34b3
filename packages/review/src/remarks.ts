import { edited, rangeOfEdits, type Finding, type Severity } from '@undisclosed/core'
import type { Introduced, Review } from '@undisclosed/project'

/** One thing to say about a change, at one place of it. */
export interface Remark {
  /** Of the findings it tells of, sorted. Several where one changed line brings leaks at several callers. */
  readonly fingerprints: readonly string[]
  readonly findings: readonly Introduced[]
  readonly severity: Severity
  readonly file: string
  /** 1-based lines of the head as git counts them, both inclusive. */
  readonly line: number
  readonly endLine: number
  readonly replacement?: Replacement
}

/** Whole lines that would cure it. */
export interface Replacement {
  readonly description: string
  readonly line: number
  readonly endLine: number
  readonly text: string
}

/** What there is to say, errors first, then by place. */
export function remarksOf({ introduced, text }: Pick<Review, 'introduced' | 'text'>): readonly Remark[] {
  const groups = new Map<string, Introduced[]>()
  for (const each of introduced) {
    const { finding, place } = each
    // A changed wrapper is told of once, however many callers it exposes.
    const key = isOwnPlace(each)
      ? finding.fingerprint
      : [place!.file, place!.line, place!.endLine, finding.ruleId, finding.message].join('\0')
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const remarks = [...groups.values()].map((findings): Remark => {
    const first = findings[0]!
    const { finding, place, lines } = first
    const { line, endLine } = place ?? lines
    const replacement = isOwnPlace(first) ? replacementOf(finding, text(finding.file)) : undefined
    return {
      fingerprints: findings.map((each) => each.finding.fingerprint).sort(),
      findings,
      severity: findings.some((each) => each.finding.severity === 'error') ? 'error' : 'warning',
      file: place?.file ?? finding.file,
      line,
      endLine,
      ...(replacement && { replacement }),
    }
  })
  const rank = { error: 0, warning: 1 } as const
  return remarks.sort((a, b) => rank[a.severity] - rank[b.severity] || compare(a.file, b.file) || a.line - b.line)
}

/** Whether a finding is told where it lies, and not at a changed line that leads to it. */
export function isOwnPlace({ place }: Introduced): boolean {
  return !place || place.isOwn
}

/** Characters of lines that somebody reads in a comment. */
const longest = 10_000

/** The first suggestion that has edits, as whole lines, those of the finding among them. */
function replacementOf({ suggestions, span }: Finding, text: string): Replacement | undefined {
  const suggestion = suggestions.find(({ edits }) => edits.length > 0)
  if (!suggestion) return undefined
  const whole = rangeOfEdits([...suggestion.edits, { span, text: '' }])
  const start = text.lastIndexOf('\n', whole[0] - 1) + 1
  const end = text.indexOf('\n', whole[1])
  // Edits that overlap are no plain replacement of lines.
  const out = edited(text, [start, end < 0 ? text.length : end], suggestion.edits)
  if (out === undefined || out.length > longest) return undefined
  return {
    description: suggestion.description,
    line: lineAt(text, start),
    endLine: lineAt(text, whole[1]),
    text: out.replaceAll('\r', ''),
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
