import type { Span } from '../../source.js'

/** Where two texts differ: what stands from `start` to `end` in the one stands to `newEnd` in the other. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly newEnd: number
}

/** Units that are compared at once. */
const stride = 256

/** The shortest stretch outside of which two texts are the same. */
export function stretchBetween(before: string, after: string): Stretch {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start + stride <= most && before.slice(start, start + stride) === after.slice(start, start + stride)) start += stride
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  const tail = (text: string): string => text.slice(text.length - same - stride, text.length - same)
  while (same + stride <= most - start && tail(before) === tail(after)) same += stride
  while (same < most - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++
  return { start, end: before.length - same, newEnd: after.length - same }
}

/** How one text became another, one stretch after the other. */
export type Way = readonly Stretch[]

/** Where a span of the one text stands in the other; undefined where one of its ends lies inside a stretch. */
export function movedSpan(span: Span, way: Way): Span | undefined {
  let there: Span | undefined = span
  for (const stretch of way) there = there && movedOnce(there, stretch)
  return there
}

function movedOnce([from, to]: Span, { start, end, newEnd }: Stretch): Span | undefined {
  const by = newEnd - end
  const first = from < start ? from : from >= end ? from + by : undefined
  const last = to <= start ? to : to >= end ? to + by : undefined
  return first === undefined || last === undefined || last < first ? undefined : [first, last]
}
