import { elementOf, asPath, indexOf } from '../flow/members.js'
import { memberOf } from '../flow/objects.js'
import { alternatives } from '../flow/union.js'
import { type Value, type ValueOf } from '../flow/value.js'
import type { World } from '../flow/world.js'
import { isVeiled } from '../people/people-path.js'
import { fieldKind } from '../people/template-lexicon.js'
import type { OutputFact, PathFact } from '../template.js'
import { isListPath } from './relation.js'

/** One value that a template prints, seen from the code that passed it. */
export interface PrintedLeaf {
  readonly value: ValueOf<'path'>
  /** One of as many as the data holds. */
  readonly many: boolean
}

export interface PrintedPath {
  readonly leaves: readonly PrintedLeaf[]
  /** The collection as the code passed it, where there is one. */
  readonly list?: Value
  /** All of what is printed was seen: literals, missing fields and single records count. */
  readonly known: boolean
}

/** What EJS and Eta call the whole of their data: `locals.users`, `it.users`. */
export const wholeData = /^(?:it|locals)$/

const mostLeaves = 60
const deepest = 40

interface Walk {
  readonly world: World
  readonly leaves: PrintedLeaf[]
  readonly dump: boolean
  list?: Value
  known: boolean
  left: number
}

/** Follows a template’s path through the data that code passes. */
export function printedValues(world: World, data: Value, { segments, whole }: PathFact): PrintedPath {
  const walk: Walk = { world, leaves: [], dump: whole === 'dump', known: false, left: 400 }
  const [root, ...rest] = segments
  const isRoot = wholeData.test(root ?? '') && alternatives(data).some((side) => side.k === 'object' && !side.fields.has(root!))
  follow(walk, data, isRoot ? rest : segments, false, 0)
  return { leaves: walk.leaves, known: walk.known, ...(walk.list && { list: walk.list }) }
}

function follow(walk: Walk, value: Value, segments: readonly string[], many: boolean, depth: number): void {
  if (walk.left-- <= 0 || depth > deepest || walk.leaves.length >= mostLeaves) return
  const [segment, ...rest] = segments
  for (const side of alternatives(value)) {
    if (segment === undefined) printed(walk, side, many, depth)
    else if (segment === '[]') each(walk, side, rest, many, depth)
    else if (/^\d+$|^first$/.test(segment)) follow(walk, indexOf(side, segment === 'first' ? 0 : Number(segment)), rest, many, depth + 1)
    else if (segment === 'last' || segment === '?') follow(walk, elementOf(side, segment), rest, many, depth + 1)
    else field(walk, side, segment, rest, many, depth)
  }
}

function field(walk: Walk, side: Value, name: string, rest: readonly string[], many: boolean, depth: number): void {
  const value = memberOf(walk.world, side, name.replace(/\(\)$/, ''))
  // A row that was mapped to fewer fields prints nothing for the others.
  if (value.k === 'none') walk.known ||= depth > 0 && side.k === 'object' && side.open.length === 0
  else follow(walk, value, rest, many, depth + 1)
}

function each(walk: Walk, side: Value, rest: readonly string[], many: boolean, depth: number): void {
  // `orders.filter((order) => order.customerId === customer.id)`, as in content that code writes.
  if (side.narrowed === 'own') {
    walk.known = true
    return
  }
  if (side.k === 'list') {
    walk.list ??= side
    walk.known = true
    for (const item of side.items) follow(walk, item, rest, many, depth + 1)
    if (side.each) follow(walk, side.each, rest, true, depth + 1)
    return
  }
  if (side.k === 'object' && side.open.length === 0) {
    for (const value of side.fields.values()) follow(walk, value, rest, many, depth + 1)
    return
  }
  if (side.k !== 'path' && side.k !== 'external') return
  walk.list ??= side
  follow(walk, elementOf(asPath(side), 'template'), rest, true, depth + 1)
}

function printed(walk: Walk, side: Value, many: boolean, depth: number): void {
  const next = (inner: Value, more = many): void => follow(walk, inner, [], more, depth + 1)
  if (side.k === 'literal') walk.known = true
  if (side.k === 'text') for (const part of side.parts) next(part)
  if (side.k === 'encoded') next(side.of)
  if (side.k === 'list') each(walk, side, [], many, depth)
  if (side.k === 'object' && walk.dump) for (const value of side.fields.values()) next(value)
  if (side.k !== 'path' && side.k !== 'external') return
  const path = asPath(side)
  if (path.origin.o !== 'unknown') walk.known = true
  const isList = isListPath(path) === 'yes'
  if (isList) walk.list ??= side
  walk.leaves.push({ value: isList ? (elementOf(path, 'template') as ValueOf<'path'>) : path, many: many || isList })
}

/** What a reader learns of each person: from the template’s name for it, or from the code’s. */
export function fieldPrinted({ segments, whole }: PathFact, { value }: PrintedLeaf, { calls }: OutputFact): 'contact' | 'name' | undefined {
  const names = value.segments.filter((name) => !name.startsWith('['))
  if (isVeiled(calls) || isVeiled(names) || (value.origin.o === 'call' && isVeiled([value.origin.name]))) return undefined
  const inCode = fieldKind(names)
  const inTemplate = fieldKind(segments.slice(segments.lastIndexOf('[]') + 1))
  if (inCode === 'contact' || inTemplate === 'contact' || whole === 'dump') return 'contact'
  return inCode ?? inTemplate
}
