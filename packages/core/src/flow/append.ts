import type { BindingId, TermId, Effect } from '../facts.js'
import { iterates } from './callback-roles.js'
import { evaluate, placeOf } from './evaluate.js'
import type { Frame } from './frame.js'
import { listKind } from './kinds.js'
import { elementOf } from './members.js'
import { alternatives, union } from './union.js'
import { type Value, stepped, listOf, following, isItself } from './value.js'
import type { World } from './world.js'

export const appenders: Readonly<Record<string, 'each' | 'value'>> = {
  push: 'each',
  unshift: 'each',
  add: 'each',
  append: 'value',
  set: 'value',
}

/** `groups[user.team].push(user.email)`: every list of the record gets it. */
export function intoGroup(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId, target: TermId): Value | undefined {
  const { terms } = frame.view.facts
  const index = terms[target]!
  const record = index.k === 'index' ? terms[index.of]! : undefined
  const call = terms[id]!
  if (index.k !== 'index' || record?.k !== 'ref' || record.binding !== binding || call.k !== 'call') return undefined
  const key = evaluate(world, frame, index.at)
  if (key.k === 'literal') return undefined
  const { added, spread } = addedBy(world, frame, id, call.args)
  const before = value.k === 'list' ? alternatives(elementOf(value, 'any')).find((side) => side.k === 'list') : undefined
  const group = stepped(append(before ?? listOf([]), added, true, spread), placeOf(frame, id), 'the list is filled here', 'source')
  return following(withKeys(listOf([], group), listOf([], key)), value)
}

export function withKeys(value: Value, keys: Value): Value {
  return value.k === 'list' ? { ...value, keys } : value
}

/** The keys of a map; of one that was just made there are none. */
export function keysOf(value: Value): Value {
  return value.k === 'list' && value.keys ? value.keys : listOf([])
}

/** What the arguments of a call add: single values, and elements of lists that are spread. */
export function addedBy(
  world: World,
  frame: Frame,
  id: TermId,
  args: readonly ({ item: TermId } | { spread: TermId })[],
): { added: Value[]; spread: Value[] } {
  const added: Value[] = []
  const spread: Value[] = []
  for (const argument of args) {
    if ('item' in argument) added.push(evaluate(world, frame, argument.item))
    else {
      const sides = alternatives(evaluate(world, frame, argument.spread))
      const [only] = sides
      // `push(...addresses)` where one address was handed over.
      if (sides.length === 1 && only?.k === 'list' && only.each === undefined)
        for (const item of only.items) added.push(following(item, only))
      else for (const side of sides) spread.push(following(elementOf(side, `spread ${id}`), side))
    }
  }
  return { added, spread }
}

/** What a push into a field of `this` adds to it; it may happen any number of times while the object lives. */
export function pushedInto(world: World, frame: Frame, before: Value, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  const callee = term.k === 'call' ? frame.view.facts.terms[term.callee]! : undefined
  if (term.k !== 'call' || callee?.k !== 'field' || appenders[callee.name] !== 'each') return before
  const { added, spread } = addedBy(world, frame, id, term.args)
  const at = placeOf(frame, id)
  const looped = frame.view.callEffect.get(id)?.loops.length ?? 0
  const inCallback = frame.view.uses.get(frame.fn)
  const many = looped > 0 || (inCallback !== undefined && iterates(frame.view.facts, inCallback))
  return stepped(append(before, added, many, spread), at, 'the list is filled here', 'source')
}

/** Adds values to a list; an empty start is a list too. `spread` holds elements of lists that join it whole. */
export function append(before: Value, added: readonly Value[], repeatedly: boolean, spread: readonly Value[] = []): Value {
  const many = repeatedly || (before.k === 'list' && before.again === true)
  // One address that others join is one element, not a list.
  const base =
    before.k === 'list' ? before : before.k === 'path' && listKind(before) === 'scalar' ? { items: [before], each: undefined } : undefined
  const items = [...(base?.items ?? []), ...(many ? [] : added)]
  const first: readonly Value[] = base?.each
    ? [base.each]
    : !base && !isItself(before) && (before.k === 'path' || before.k === 'union')
      ? [elementOf(before, 'any')]
      : []
  const rest = [...first, ...spread, ...(many ? added : [])]
  const list = listOf(items, rest.length > 0 ? union(rest) : undefined)
  const more = [...added, ...spread]
  // Each of the elements knows the argument that it came by; the list came by one that all of them came by.
  const isMixed = more.some(({ entry }) => !entry) || (base !== undefined && isFilled(base) && !before.entry)
  const past = more.find(({ trail, entry }) => trail && !(isMixed && entry)) ?? before
  return following(list, isMixed ? { ...past, entry: undefined } : past)
}

const isFilled = ({ items, each }: { readonly items: readonly Value[]; readonly each?: Value | undefined }): boolean =>
  items.length > 0 || each !== undefined

export function isAppend(terms: Frame['view']['facts']['terms'], effect: Effect): boolean {
  if (effect.k !== 'call') return false
  const term = terms[effect.term]!
  const callee = term.k === 'call' ? terms[term.callee]! : undefined
  return callee?.k === 'field' && callee.name in appenders
}
