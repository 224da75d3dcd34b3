/**
 * The last line of each comment of ours says which findings it tells of, so that none is told twice. It is believed in
 * comments that we wrote only, and at their very end only: the text above may quote names that look like one.
 */
export interface Marker {
  /** `open`: the findings are there. `gone`: they were, and we closed the thread. `summary`: the one comment on all the rest. */
  readonly state: 'open' | 'gone' | 'summary'
  readonly fingerprints: readonly string[]
}

export function withMarker(body: string, { state, fingerprints }: Marker): string {
  return `${body}\n\n<!-- undisclosed:${[state, ...fingerprints].join(' ')} -->`
}

const pattern = /(?:^|\n)<!-- undisclosed:(open|gone|summary)((?: [\w:]+)*) -->\s*$/

export function markerOf(body: string): Marker | undefined {
  const [, state, fingerprints = ''] = pattern.exec(body.replaceAll('\r\n', '\n')) ?? []
  if (state === undefined) return undefined
  return { state: state as Marker['state'], fingerprints: fingerprints.split(' ').filter(Boolean) }
}

/** The body above the marker. */
export function withoutMarker(body: string): string {
  return body.replaceAll('\r\n', '\n').replace(pattern, '').trimEnd()
}
