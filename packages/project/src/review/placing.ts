import type { Finding, TraceStep } from '@undisclosed/core'
import type { ChangedLines, LineRange } from './lines.js'

/** Where a reader of the change is told of a finding. */
export interface ChangedPlace extends LineRange {
  readonly file: string
  /** The lines are the finding's own; else the change reaches it through its trace. */
  readonly isOwn: boolean
}

/** How far from a step a changed line may lie to be the one that matters: a long function. */
const reach = 60

/**
 * The changed lines nearest to a finding: its own, else those of the step of its trace that is fewest steps away, else
 * those that lie close to a step. Undefined where the change lies elsewhere, as in a file that decides what an import means.
 */
export function placeInChange(finding: Finding, lines: ChangedLines): ChangedPlace | undefined {
  const own = lines.rangeOf(finding)
  if (lines.touches(finding)) return { file: finding.file, ...own, isOwn: true }
  const steps = byDistance(finding)
  for (const step of steps) {
    if (lines.touches(step)) return { file: step.file, ...lines.rangeOf(step), isOwn: false }
  }
  let best: { readonly file: string; readonly range: LineRange; readonly distance: number } | undefined
  for (const place of [finding, ...steps]) {
    const at = lines.rangeOf(place)
    for (const range of lines.changedIn(place.file)) {
      const distance = range.endLine < at.line ? at.line - range.endLine : Math.max(0, range.line - at.endLine)
      if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { file: place.file, range: nearEnd(range, at), distance }
    }
  }
  return best && { file: best.file, ...best.range, isOwn: false }
}

/** The line of a changed range that lies next to a place. */
function nearEnd(range: LineRange, at: LineRange): LineRange {
  const line = range.endLine < at.line ? range.endLine : Math.max(range.line, Math.min(at.line, range.endLine))
  return { line, endLine: line }
}

/** The trace, from the steps next to the finding's place to those farthest. */
function byDistance({ file, span, trace }: Finding): readonly TraceStep[] {
  const own = trace.findIndex((step) => step.file === file && step.span[0] < span[1] && span[0] < step.span[1])
  const from = own < 0 ? 0 : own
  return trace
    .map((step, at) => ({ step, at: Math.abs(at - from) }))
    .sort((a, b) => a.at - b.at)
    .map(({ step }) => step)
}

/** A finding told at the changed lines, for reporters that know one place: its own place is named in the message. */
export function toldAt(finding: Finding, place: ChangedPlace | undefined, lines: ChangedLines): Finding {
  if (!place || place.isOwn) return finding
  // What encloses the finding does not enclose the place.
  const { symbol: _, ...unenclosed } = finding
  const { file, span } = finding
  return {
    ...unenclosed,
    file: place.file,
    span: lines.spanOf(place.file, place),
    message: `${finding.message} This change leads the people at ${file}:${lines.lineOf(finding)} here.`,
    related: [{ file, span, role: 'step', message: 'the people come from here' }, ...finding.related],
    // Edits lie in the finding's own file, which this is not.
    suggestions: finding.suggestions.map(({ description }) => ({ description, edits: [] })),
  }
}
