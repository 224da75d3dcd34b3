import { tagKindOf, type Scan, type ScanEvent } from '../../dialect.js'
import type { DialectName, MergeReach, Tag } from '../../template.js'
import type { Span } from '../../source.js'

/** What a merge tag means: whose data it puts there, or which block it opens or closes. */
export interface MergeMeaning {
  readonly reach?: MergeReach
  readonly event?: (span: Span, body: Span) => ScanEvent | undefined
}

/** Every match of the pattern is one tag; its first group that took part is the name. `meaning` sees that name. */
export function scanMergeTags(
  text: string,
  dialect: DialectName,
  pattern: RegExp,
  meaning: (name: string, whole: string) => MergeMeaning,
): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  for (const found of text.matchAll(pattern)) {
    const whole = found[0]
    const name = found.slice(1).find((group) => group !== undefined) ?? whole
    const start = found.index + Math.max(0, whole.indexOf(name))
    const span: Span = [found.index, found.index + whole.length]
    const body: Span = [start, start + name.length]
    const { reach, event } = meaning(name, whole)
    const made = event ? event(span, body) : outputOf(name, span, body, reach)
    if (made) events.push(made)
    tags.push({ span, body, kind: tagKindOf(made), dialect, name })
  }
  return { tags, events }
}

function outputOf(name: string, span: Span, body: Span, reach: MergeReach | undefined): ScanEvent {
  const segments = name
    .split(/[.:,[\]]/)
    .map((part) => part.trim())
    .filter(Boolean)
  return {
    k: 'output',
    span,
    expression: { paths: segments.length > 0 ? [{ segments, span: body }] : [], calls: [], strings: [] },
    ...(reach && { reach }),
  }
}
