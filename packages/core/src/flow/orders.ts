import type { Term, TermId } from '../facts.js'
import type { ProjectIndex } from '../host.js'
import { evaluate } from './evaluate.js'
import type { Frame } from './frame.js'
import { callbackOf, entriesOf, isDrawn } from './picks.js'
import { writtenAt } from './texts.js'
import { alternatives } from './union.js'
import { type Value } from './value.js'
import { calleeName } from './view.js'
import { frameFor, type World } from './world.js'

/**
 * In which order a list holds its people. The same index in two lists is one person only where both hold them in one order:
 * `active = users.filter(…)` has somebody else at `i` than `users` has.
 */

/** Methods and functions whose result may hold somebody else at an index than what they were given. */
const reordering = new Set(
  `filter reject sort toSorted sortBy orderBy reverse toReversed shuffle slice splice toSpliced drop tail compact uniq uniqBy uniqWith
  difference without intersection`.split(/\s+/),
)
/** Those that change what they are given: a list that has a name is in the new order wherever it is read. */
const inPlace = new Set(['sort', 'reverse', 'splice'])

/** An order that is not known: an index into it may be anybody’s. */
const unknownOrder = '?'

/** The order of a list, empty where it is the one in which its people came. */
export function orderOf(value: Value): string {
  return value.order ?? (value.k === 'path' || (value.k === 'list' && value.pick !== undefined) ? '' : unknownOrder)
}

/** What a call gives, with its order, where it gives the people that it was given in another one. */
export function reordered(
  frame: Frame,
  call: Extract<Term, { k: 'call' }>,
  before: Value | undefined,
  value: Value,
  index: ProjectIndex,
): Value {
  const name = calleeName(frame.view.facts, call.callee)
  if (name === undefined || !reordering.has(name) || !before || (value.k !== 'path' && value.k !== 'list')) return value
  if (startsAlike(frame, call, name) || (inPlace.has(name) && !isFresh(frame, call.callee))) return value
  // What the code says is what makes the order: the same filter twice gives the same people at the same places.
  return { ...value, order: orderAfter(before, name, argumentText(frame, call, index)) }
}

function orderAfter(before: Value, name: string, argument: string): string {
  const from = orderOf(before)
  return from === unknownOrder ? unknownOrder : `${from}.${name}(${argument})`.slice(0, mostText)
}

const mostText = 400

/** `slice()` and `slice(0, 50)` hold the same people at the same places. */
function startsAlike({ view: { facts } }: Frame, { args }: Extract<Term, { k: 'call' }>, name: string): boolean {
  if (name !== 'slice') return false
  const first = args[0]
  if (!first) return true
  const term = 'item' in first ? facts.terms[first.item]! : undefined
  return term?.k === 'literal' && term.value === 0
}

/** `[...users].sort()`, `users.slice().reverse()`: nothing else holds the list that is changed. */
function isFresh({ view: { facts } }: Frame, callee: TermId): boolean {
  const term = facts.terms[callee]!
  const receiver = term.k === 'field' ? facts.terms[term.of]!.k : undefined
  return receiver === undefined || receiver === 'array' || receiver === 'call' || receiver === 'await'
}

function argumentText({ view: { file, facts } }: Frame, { args }: Extract<Term, { k: 'call' }>, index: ProjectIndex): string {
  return args
    .map((argument) => writtenAt(index, { file, span: facts.terms['item' in argument ? argument.item : argument.spread]!.span }))
    .join()
    .replace(/[\s[\]]+/g, '')
}

/** What an index picks from a list, with the order that it counts in where that is not the one of the index’s own list. */
export function pickIn(world: World, frame: Frame, at: TermId, pick: string, list: Value): string {
  const order = orderOf(list)
  if (isDrawn(`[${pick}]`)) return pick
  const counted = countedList(world, frame, at)
  if (counted) return orderOf(counted) === order ? pick : `${pick} in ${order || 'the list'}`
  return order === '' ? pick : `${pick} in ${order}`
}

/** The list that an index counts: `i` in `active.forEach((user, i) => …)` and `for (const [i, user] of active.entries())`. */
function countedList(world: World, frame: Frame, at: TermId): Value | undefined {
  const found = callbackOf(frame, at) ?? entriesOf(frame, at)
  if (!found) return undefined
  const value = evaluate(world, frameFor(world, frame, found.within), found.list)
  const sides = alternatives(value).map(orderOf)
  return sides.every((order) => order === sides[0]) ? value : undefined
}

/** A pick without the order that it counts in. */
export function withoutOrder(segment: string): string {
  return segment.replace(/^(\[(?:index|each|loop) .*?) in .*\]$/, '$1]')
}

/** Two picks by one index: whether their lists hold their people in different orders, as far as both are known. */
export function countApart(ours: string, theirs: string): boolean {
  const known = (segment: string): boolean => !segment.endsWith(` in ${unknownOrder}]`)
  return ours !== theirs && withoutOrder(ours) === withoutOrder(theirs) && known(ours) && known(theirs)
}
