/**
 * A line of each comment of ours says which findings it tells of, so that none is told twice. It is believed in comments that we
 * wrote only. It is our last line; what stands below it was added by people, who may edit a comment on their change, and stays theirs.
 */
export interface Marker {
  /** `open`: the findings are there. `gone`: they were, and we closed the thread. `summary`: the one comment on all the rest. */
  readonly state: 'open' | 'gone' | 'summary'
  readonly fingerprints: readonly string[]
}

/** A comment of ours as it is now, with plain line ends. */
interface Marked {
  readonly marker: Marker
  /** What we wrote. */
  readonly above: string
  /** What people added to it; empty mostly. */
  readonly below: string
}

/** A wrapper may bring leaks at thousands of callers, and a body has an end. Any that is known tells a comment. */
export const named = 500

export function withMarker(body: string, { state, fingerprints }: Marker): string {
  return `${body}\n\n<!-- undisclosed:${[state, ...fingerprints.slice(0, named)].join(' ')} -->`
}

export function markerOf(body: string): Marker | undefined {
  return markedOf(body)?.marker
}

/** The body above the marker. */
export function withoutMarker(body: string): string {
  return markedOf(body)?.above ?? plain(body)
}

/** A new body for a comment: what people added to the old one stays below it. */
export function inPlaceOf(old: string, body: string): string {
  const below = markedOf(old)?.below ?? ''
  return below === '' ? body : `${body}\n\n${below}`
}

const pattern = /^<!-- undisclosed:(open|gone|summary)((?: [\w:]+)*) -->(.*)$/

/**
 * Our marker is the first that stands outside of the fences: code between them may hold a line that looks like one, and so may
 * what people added below. Where an edit left a fence open, it is the last of all.
 */
function markedOf(body: string): Marked | undefined {
  const lines = plain(body).split('\n')
  const at = firstMarker(lines)
  const [, state, fingerprints = '', beside = ''] = pattern.exec(lines[at] ?? '') ?? []
  if (state === undefined) return undefined
  return {
    marker: { state: state as Marker['state'], fingerprints: fingerprints.split(' ').filter(Boolean) },
    above: lines.slice(0, at).join('\n').trimEnd(),
    below: [beside, ...lines.slice(at + 1)].join('\n').trim(),
  }
}

function firstMarker(lines: readonly string[]): number {
  let fence = ''
  let last = -1
  for (const [at, line] of lines.entries()) {
    const [, ticks = '', info = ''] = /^(`{3,})(.*)$/.exec(line) ?? []
    if (fence === '') fence = ticks
    else if (ticks.length >= fence.length && info.trim() === '') fence = ''
    if (!pattern.test(line)) continue
    if (fence === '') return at
    last = at
  }
  return last
}

function plain(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd()
}
