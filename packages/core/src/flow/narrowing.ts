import type { BindingId, Effect, FileFacts, TermId } from '../facts.js'
import { isOwnKey, isSharedKey } from '../people/own-row.js'
import { evaluate } from './evaluate.js'
import { runOf, type Frame } from './frame.js'
import { areOfStaff, asksForStaff } from './staff.js'
import { alternatives } from './union.js'
import { type Narrowed, type Value, type ValueOf } from './value.js'
import { frameFor, viewFor, type World } from './world.js'

const termLimit = 60

/**
 * Whether a filter keeps what belongs to somebody picked outside (`bookings.filter((one) => one.email === customer.email)`), or
 * all but them (`!==`).
 */
export function narrowedBy(world: World, filter: ValueOf<'function'>): Narrowed | undefined {
  const view = viewFor(world, filter.file)
  if (!view) return undefined
  const run = runOf(view, filter, [], filter.frame)
  const isOuter = (binding: BindingId): boolean => view.facts.bindings[binding]!.function !== filter.fn
  for (const { value, guards } of view.returns.get(filter.fn) ?? []) {
    const tests = [...(value === undefined ? [] : [{ test: value, holds: true }]), ...guards]
    for (const { test, holds } of tests) {
      const found = compared(world, run, test, holds, isOuter)
      if (found) return found
    }
  }
  return undefined
}

/** The same of what an effect adds under a test: `if (row.owner === user.id) rows.push(row)`. */
export function guardedBy(world: World, frame: Frame, effect: Effect): Narrowed | undefined {
  if (effect.guards.length === 0) return undefined
  const { bindings } = frame.view.facts
  const loop = effect.loops.at(-1)
  const isOuter = (binding: BindingId): boolean => {
    const fact = bindings[binding]!
    return fact.function !== effect.function || (loop !== undefined && fact.loop !== loop)
  }
  const within = frameFor(world, frame, effect.function)
  for (const { test, holds } of effect.guards) {
    const found = compared(world, within, test, holds, isOuter)
    if (found) return found
  }
  return undefined
}

/** What a test says of something that was picked outside: equal to it or among it (`own`), or not (`others`). */
function compared(
  world: World,
  frame: Frame,
  test: TermId,
  holds: boolean,
  isOuter: (binding: BindingId) => boolean,
): Narrowed | undefined {
  const term = frame.view.facts.terms[test]!
  if (asksForStaff(frame.view.facts, test, holds)) return 'staff'
  if (term.k === 'unary' && term.op === '!') return compared(world, frame, term.of, !holds, isOuter)
  if (term.k === 'either') {
    const sides = term.of.map((side) => compared(world, frame, side, holds, isOuter))
    return sides.find((side) => side === 'own') ?? sides.find((side) => side !== undefined)
  }
  if (holds && isAmongStaffIds(world, frame, test)) return 'staff'
  const equal = term.k === 'call' ? holds : term.k === 'binary' && /^[=!]==?$/.test(term.op) ? term.op.startsWith('=') === holds : undefined
  if (equal === undefined || (equal && sharesField(frame.view.facts, test))) return undefined
  const picked = outerRefs(frame.view.facts, test, isOuter).some((id) => isPicked(evaluate(world, frame, id), 0))
  return picked ? (equal ? 'own' : 'others') : undefined
}

/** `one.eventId === attendee.eventId`: whoever comes to the same event, not the attendee alone. */
function sharesField({ terms, bindings }: FileFacts, test: TermId): boolean {
  const term = terms[test]!
  if (term.k !== 'binary') return false
  const keys = [term.left, term.right].map((side) => keyRead(terms, side))
  const [left, right] = keys
  if (!left || !right || left.name.toLowerCase() !== right.name.toLowerCase()) return false
  return [left, right].every(({ name, of }) => {
    const owner = terms[of]!
    return isSharedKey(name, owner.k === 'ref' ? bindings[owner.binding]!.name : undefined)
  })
}

/** The key that a term reads, and what it is a key of: `booking.eventId` and `booking.event.id` are the same. */
function keyRead(terms: FileFacts['terms'], id: TermId): { readonly name: string; readonly of: TermId } | undefined {
  const term = terms[id]!
  if (term.k !== 'field') return undefined
  const of = terms[term.of]!
  return of.k === 'field' && isOwnKey(term.name) ? { name: `${of.name}Id`, of: of.of } : { name: term.name, of: term.of }
}

/**
 * `managerIds.has(user.id)`, `adminRoles.some((row) => row.userId === user.id)`: the rows or ids are those of a tenant's members, or of
 * people with a part to play.
 */
function isAmongStaffIds(world: World, frame: Frame, test: TermId): boolean {
  const { terms } = frame.view.facts
  const call = terms[test]!
  const callee = call.k === 'call' ? terms[call.callee]! : undefined
  if (callee?.k !== 'field' || !/^(?:has|includes|some)$/.test(callee.name)) return false
  const lists = alternatives(evaluate(world, frame, callee.of))
  const keys = lists.flatMap((ids) => (ids.k === 'list' ? (ids.each ? alternatives(ids.each) : []) : [ids]))
  return keys.length > 0 && keys.every((key) => key.k === 'path' && (areOfStaff(key) || key.narrowed === 'staff'))
}

function outerRefs(facts: FileFacts, root: TermId, isOuter: (binding: BindingId) => boolean): TermId[] {
  const found: TermId[] = []
  const queue = [root]
  for (let left = termLimit, id = queue.pop(); id !== undefined && left > 0; id = queue.pop(), left--) {
    const term = facts.terms[id]!
    if (term.k === 'ref' && isOuter(term.binding)) found.push(id)
    if (term.k === 'field' || term.k === 'cast' || term.k === 'await' || term.k === 'unary') queue.push(term.of)
    if (term.k === 'index') queue.push(term.of, term.at)
    if (term.k === 'binary') queue.push(term.left, term.right)
    if (term.k === 'either') for (const side of term.of) queue.push(side)
    if (term.k === 'call') queue.push(term.callee, ...term.args.map((argument) => ('item' in argument ? argument.item : argument.spread)))
  }
  return found
}

/** Of somebody picked from many, or of a row looked up for them; not what a request or a constant says. */
function isPicked(value: Value, depth: number): boolean {
  if (depth > 6) return false
  const inner = (one: Value): boolean => isPicked(one, depth + 1)
  switch (value.k) {
    case 'path':
      return value.segments.some((segment) => segment.startsWith('[')) || /^(?:query|call|unknown)$/.test(value.origin.o)
    case 'union':
      return alternatives(value).some(inner)
    case 'text':
      return value.parts.some(inner)
    case 'list':
      return value.items.some(inner) || (value.each !== undefined && inner(value.each))
    case 'object':
      return value.open.some(inner) || [...value.fields.values()].some(inner)
    case 'external':
      return value.calls.some(({ args }) => args.some(inner))
    case 'encoded':
      return inner(value.of)
    default:
      return false
  }
}
