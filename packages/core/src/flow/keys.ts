import type { Origin, ValueOf } from './value.js'

const roots = new WeakMap<Origin, string>()

/** Where an access path begins, as text. */
export function rootKey(origin: Origin): string {
  let root = roots.get(origin)
  if (root === undefined) roots.set(origin, (root = rootText(origin)))
  return root
}

function rootText(origin: Origin): string {
  if (origin.o === 'param') return `${origin.file}#${origin.fn}.${origin.index}`
  // One helper asks for the rows of whichever table it is given.
  if (origin.o === 'query') return `query:${origin.site}:${origin.model}`
  if (origin.o === 'call' || origin.o === 'request') return `${origin.o}:${origin.site}`
  return origin.o === 'unknown' ? `?${origin.why}` : `${origin.o}:${origin.name}`
}

/** An access path as text: stable within one scan, used to compare owners. */
export function keyOf({ origin, segments }: ValueOf<'path'>): string {
  const root = rootKey(origin)
  return segments.length === 0 ? root : `${root}.${segments.join('.')}`
}
