import type { BindingId, Effect, FileFacts, Guard, TermId } from '../facts.js'
import { evaluate } from './evaluate.js'
import type { Frame } from './frame.js'
import { alternatives, type Value, type ValueOf } from './value.js'
import { frameFor, viewFor, type World } from './world.js'

const termLimit = 60

/**
 * Whether a filter keeps what belongs to somebody picked outside: `bookings.filter((one) => one.email === customer.email)`.
 * Keeping all but them (`!==`) does not.
 */
export function narrows(world: World, filter: ValueOf<'function'>): boolean {
  const view = viewFor(world, filter.file)
  if (!view) return false
  const run: Frame = {
    view,
    fn: filter.fn,
    args: [],
    self: filter.self,
    closure: filter.frame,
    context: filter.frame.context,
    depth: filter.frame.depth + 1,
    memo: new Map(),
    busy: new Set(),
  }
  const isOuter = (binding: BindingId): boolean => view.facts.bindings[binding]!.function !== filter.fn
  return (view.returns.get(filter.fn) ?? []).some(
    ({ value, guards }) =>
      (value !== undefined && compares(world, run, value, true, isOuter)) ||
      guards.some(({ test, holds }) => compares(world, run, test, holds, isOuter)),
  )
}

/** Whether what an effect adds is only what belongs to somebody picked outside of its loop: `if (row.owner === user.id) rows.push(row)`. */
export function isGuarded(world: World, frame: Frame, effect: Effect): boolean {
  if (effect.guards.length === 0) return false
  const { bindings } = frame.view.facts
  const loop = effect.loops.at(-1)
  const isOuter = (binding: BindingId): boolean => {
    const fact = bindings[binding]!
    return fact.function !== effect.function || (loop !== undefined && fact.loop !== loop)
  }
  const within = frameFor(world, frame, effect.function)
  return effect.guards.some(({ test, holds }: Guard) => compares(world, within, test, holds, isOuter))
}

/** Whether a test that holds says that something equals, or is among, what was picked outside. */
function compares(world: World, frame: Frame, test: TermId, holds: boolean, isOuter: (binding: BindingId) => boolean): boolean {
  const term = frame.view.facts.terms[test]!
  if (term.k === 'unary' && term.op === '!') return compares(world, frame, term.of, !holds, isOuter)
  if (term.k === 'either') return term.of.some((side) => compares(world, frame, side, holds, isOuter))
  const isEquality = term.k === 'binary' && (holds ? /^===?$/ : /^!==?$/).test(term.op)
  if (!isEquality && !(term.k === 'call' && holds)) return false
  return outerRefs(frame.view.facts, test, isOuter).some((id) => isPicked(evaluate(world, frame, id), 0))
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
    if (term.k === 'either') queue.push(...term.of)
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
