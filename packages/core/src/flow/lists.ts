import type { Place } from '../source.js'
import { append } from './append.js'
import type { MethodCall } from './builtins.js'
import { isOneAddress } from './kinds.js'
import { listParts, elementOf } from './members.js'
import { orderOf } from './orders.js'
import { repicked } from './picks.js'
import { staysWithStaff } from './staff.js'
import { alternatives, union } from './union.js'
import { type Value, type ValueOf, unknown, following, listOf, stepped } from './value.js'

export function asField(element: Value, name: string): Value {
  return element.k === 'path' ? { ...element, segments: [...element.segments, name] } : unknown(name)
}

/** One result for each element. Elements known one by one are mapped one by one. */
export function mapped({ receiver, at }: MethodCall, each: (element: Value) => Value): Value {
  const pick = `each ${at.file}:${at.span[0]}`
  const parts = listParts(receiver)
  if (parts && receiver.k === 'list') {
    const items = parts.items.map((item) => each(following(item, receiver)))
    const rest = parts.each && each(repicked(following(parts.each, receiver), pick, receiver.pick))
    const list = { ...listOf(items, rest, receiver.count), ...(rest && { pick, order: orderOf(receiver) }) }
    return stepped(pickedLike(following(list, rest ?? receiver), receiver), at, 'one value for each element')
  }
  if (isOneAddress(receiver)) return listOf([each(receiver)])
  const result = each(elementOf(receiver, pick))
  const list = { ...listOf([], result), pick, order: orderOf(receiver) }
  return stepped(pickedLike(following(list, result.trail ? result : receiver), receiver), at, 'one value for each element')
}

function pickedLike(value: Value, from: Value): Value {
  const narrowed = value.narrowed || (from.narrowed === 'staff' && !staysWithStaff(value, from)) ? undefined : from.narrowed
  const batched = !value.batched && from.batched
  return narrowed || batched ? { ...value, ...(narrowed && { narrowed }), ...(batched && { batched }) } : value
}

export function flattened(list: Value): Value {
  if (list.k !== 'list') return list
  const parts: Value[] = []
  const items: Value[] = []
  for (const item of list.items) {
    const inner = listParts(item)
    if (inner && item.k === 'list') {
      for (const one of inner.items) items.push(one)
      if (inner.each) parts.push(inner.each)
    } else items.push(item)
  }
  for (const side of list.each ? alternatives(list.each) : []) {
    const inner = side.k === 'list' ? listParts(side) : undefined
    if (inner) {
      for (const one of inner.items) parts.push(one)
      if (inner.each) parts.push(inner.each)
    } else if (side.k === 'path') parts.push(isGroup(side) ? elementOf({ ...side, narrowed: undefined }, 'any') : side)
    else if (side.k !== 'none') parts.push(side)
  }
  return following(listOf(items, parts.length > 0 ? union(parts) : undefined), list)
}

/** The step of a trail that says so. Where it is the first, nobody said where the list came from. */
export const batching = 'cut into batches'

/** Batches of a list, by their size: `chunk(users, 100)`. A batch of one is its element's own. */
export function inBatches(list: Value, size: Value | undefined, at: Place): Value {
  const isOne = size?.k === 'literal' && size.value === 1
  const batch = isOne ? listOf([elementOf(list, `each ${at.file}:${at.span[0]}`)]) : pieceOf(list, size)
  return stepped(following(listOf([], batch), list), at, batching)
}

/** The rows of a query, under one of the keys of a record. */
function isGroup({ origin, segments }: ValueOf<'path'>): boolean {
  return origin.o === 'query' && origin.many && segments.length === 0
}

/** Fewer than that at a time are sent side by side, for the sake of a rate limit. */
const leastOfBatch = 10

/** One of the pieces of a list, of that size each. */
export function pieceOf(list: Value, size: Value | undefined): Value {
  const isFew = size?.k === 'literal' && Number(size.value) < leastOfBatch
  return isFew || list.batched ? list : { ...list, batched: true }
}

/** A record of the elements under the key that `by` tells of each, or of the lists of those with the same key. */
export function keyedBy(list: Value, by: Value | undefined, grouped: boolean, run: MethodCall['run'], at: Place): Value {
  const element = elementOf(list, `each ${at.file}:${at.span[0]}`)
  const key =
    by?.k === 'function' ? run(by, [element]) : by?.k === 'literal' ? asField(element, String(by.value)) : unknown('the key of a group')
  const record: ValueOf<'list'> = { k: 'list', items: [], each: grouped ? list : element, count: 'many', keys: listOf([], key) }
  return following(record, list)
}

export function concatenated(receiver: Value, args: readonly Value[]): Value {
  let list: Value = receiver.k === 'list' ? receiver : listOf([], elementOf(receiver, 'any'))
  for (const arg of args) {
    for (const side of alternatives(arg)) {
      const parts = side.k === 'list' ? listParts(side) : undefined
      if (parts) list = following(append(list, parts.items, false, parts.each ? [parts.each] : []), side)
      else list = append(list, [side], false)
    }
  }
  return list
}

/** One turn of the callback tells the shape: what it adds to the start is added once for each element. */
export function reduced({ receiver, args, at, run, frame }: MethodCall, callback: Value): Value {
  const start = args[1] ?? elementOf(receiver, 'first')
  const element = elementOf(receiver, `each ${frame.view.file}:${at.span[0]}`)
  const once = run(callback, [start, element])
  // `cond ? [...acc, one] : acc` adds in some turns.
  const lists = alternatives(once).filter((side) => side.k === 'list')
  if (start.k === 'list' && lists.length > 0 && lists.length === alternatives(once).length) {
    const added = lists.flatMap(({ items, each }) => [...items.slice(start.items.length), ...(each ? [each] : [])])
    return stepped(
      following(listOf(start.items, union(added)), lists.find(({ items, each }) => each ?? items.length > start.items.length) ?? once),
      at,
      'collected for each element',
    )
  }
  if (isText(once) || isText(start)) {
    // `acc ? acc + ', ' + one : one`: each turn adds what isn't the start or a separator.
    const parts = alternatives(once).flatMap((side) => (side.k === 'text' ? side.parts : [side]))
    const added = parts.filter((part) => part !== start && part.k !== 'literal' && part.k !== 'none')
    const list = listOf([], union(added.length > 0 ? added : [element]))
    return stepped(following({ k: 'text', parts: [list] }, once), at, 'joined into one string')
  }
  return once
}

function isText(value: Value): boolean {
  return alternatives(value).some((side) => side.k === 'text' || (side.k === 'literal' && typeof side.value === 'string'))
}
