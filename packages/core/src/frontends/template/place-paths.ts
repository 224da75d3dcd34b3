import type { PathPick, RawPath } from '../../dialect.js'
import { isOfReader, ownRow, type Row } from '../../people/own-row.js'
import type { PathFact } from '../../template.js'
import { caps } from './caps.js'
import type { Frame, Walk } from './resolve.js'

const counters = new Set(['loop', 'forloop', 'tablerowloop', 'velocityCount', 'foreach'])

export function resolvePath(walk: Walk, raw: RawPath): PathFact | undefined {
  const found = pathFrom(walk, raw)
  // Nothing narrows most paths, and they go by one name.
  if (!found || !(found.also || raw.picks || walk.ownRows)) return found
  const [path, ...also] = allOf(found).map((one) => narrowed(walk, raw, one))
  return also.length > 0 ? { ...path!, also } : path
}

/** A path into an element that a filter, or a test around, has found to be the reader is one into a row picked by its key. */
function narrowed(walk: Walk, raw: RawPath, path: PathFact): PathFact {
  return tested(walk, raw.picks ? picked(walk, raw, path, raw.picks) : path)
}

/** What the conditions around make of a path. */
export function tested(walk: Walk, path: PathFact): PathFact {
  if (!walk.ownRows) return path
  const { segments } = path
  const within = (row: Row): boolean => row.every((segment, at) => segments[at] === segment)
  for (let at = walk.frames.length - 1; at >= 0; at--) {
    const { own, base } = walk.frames[at]!
    const row = own.find(within)
    if (row) return { ...path, segments: segments.with(row.length - 1, '?') }
    // A loop inside of the test runs over all of the list again.
    if (base?.segments.at(-1) === '[]' && within(base.segments)) break
  }
  return path
}

const step = /^(?:\[\]|\?|\d+|first|last)$/

/** Where a filter leaves the reader’s own row alone, that row is picked by its key. */
function picked(walk: Walk, raw: RawPath, path: PathFact, picks: readonly PathPick[]): PathFact {
  for (const { at, equal, key } of picks) {
    const end = path.segments.length - raw.segments.length + at
    const element = [...path.segments.slice(0, end), '[]']
    const own = ownRowOf(equal, (side) => (side.from === 'element' ? [...element, ...side.segments] : resolvePath(walk, side)?.segments))
    if (end < 1 || !(own || (key && namesOne(resolvePath(walk, key)?.segments)))) continue
    const [next, ...rest] = path.segments.slice(end)
    const behind = next !== undefined && step.test(next) ? rest : path.segments.slice(end)
    return { ...path, segments: [...path.segments.slice(0, end), '?', ...behind], ...(next === undefined && { alone: true }) }
  }
  return path
}

/** `user.id`, `order.customerId`: a key, and no counter of a loop. */
function namesOne(key: readonly string[] | undefined): boolean {
  return key !== undefined && !key.includes('[]') && (key.length > 1 || isOfReader(key))
}

/** The element that is the reader where all pairs are the same. */
export function ownRowOf(equal: PathPick['equal'], segmentsOf: (side: RawPath) => readonly string[] | undefined): Row | undefined {
  for (const sides of equal) {
    const [left, right] = sides.map(segmentsOf)
    const row = left && right && (ownRow(left, right) ?? ownRow(right, left))
    if (row) return row
  }
  return undefined
}

function pathFrom(walk: Walk, raw: RawPath): PathFact | undefined {
  const [first] = raw.segments
  if (raw.from === 'root') return throughLoops(walk, raw)
  if (raw.from === undefined && first !== undefined && !raw.up) {
    if (counters.has(first)) return undefined
    const top = walk.frames[walk.frames.length - 1]
    for (let frame = top && naming(top); frame; frame = frame.outer) {
      const bound = frame.vars.get(first)
      if (bound) return extend(bound, raw.segments.slice(1), raw)
    }
    // Jinja's `{% set ns.list = … %}` writes a field of a namespace.
    const field = raw.segments.length > 1 && walk.sets.size > 0 && walk.sets.get(`${first}.${raw.segments[1]!}`)
    if (field) return extend(field, raw.segments.slice(2), raw)
    const known = walk.sets.get(first)
    if (known) return extend(known, raw.segments.slice(1), raw)
  }
  const base = implicitFrame(walk, raw.up ?? 0)?.base
  return base ? extend(base, raw.segments, raw) : first === undefined ? undefined : plain(raw.segments, raw)
}

/** Benchpress and others name the element by the loop's own path: inside `each users`, `users.email` is one of them. */
function throughLoops(walk: Walk, raw: RawPath): PathFact | undefined {
  const text = raw.segments.join('.')
  for (let at = walk.frames.length - 1; at >= 0; at--) {
    const base = walk.frames[at]!.base
    const list = base?.segments.slice(0, -1).join('.')
    if (base && list && base.segments[base.segments.length - 1] === '[]' && text.startsWith(`${list}.`))
      return extend(base, raw.segments.slice(base.segments.length - 1), raw)
  }
  return raw.segments.length > 0 ? plain(raw.segments, raw) : undefined
}

function plain(segments: readonly string[], raw: RawPath): PathFact {
  return { segments: segments.slice(0, caps.segments), span: raw.span, ...(raw.whole && { whole: raw.whole }) }
}

/** A path and all others that go by its name. */
export function allOf(path: PathFact): PathFact[] {
  if (!path.also) return [path]
  const { also, ...own } = path
  return [own, ...also.flatMap(allOf)]
}

export function extend(base: PathFact, segments: readonly string[], raw?: RawPath): PathFact {
  const whole = raw?.whole ?? (segments.length === 0 ? base.whole : undefined)
  // Each of a list of one, or its first, is the one.
  const rest = base.alone && step.test(segments[0] ?? '') ? segments.slice(1) : segments
  return {
    segments: [...base.segments, ...rest].slice(0, caps.segments),
    span: raw?.span ?? base.span,
    ...(whole && { whole }),
    ...(base.alone && segments.length === 0 && { alone: true }),
    ...(base.given && { given: base.given }),
    ...(base.also && { also: base.also.map((one) => extend(one, segments, raw)) }),
    ...(base.element !== undefined && { element: base.element }),
  }
}

/** The frame, or the nearest around it, that names something. */
export function naming(frame: Frame): Frame | undefined {
  return frame.vars.size > 0 ? frame : frame.outer
}

export function implicitFrame(walk: Walk, up: number): Frame | undefined {
  let left = up
  for (let at = walk.frames.length - 1; at >= 0; at--) {
    const frame = walk.frames[at]!
    if (frame.implicit && left-- === 0) return frame
  }
  return undefined
}
