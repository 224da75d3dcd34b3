import type { Effect, TermId } from '../facts.js'
import type { Frame } from './frame.js'
import { rootKey } from './keys.js'
import { alternatives } from './union.js'
import type { Value, ValueOf } from './value.js'
import { calleeName } from './view.js'

/**
 * `for (const key in body) body[key] = clean(body[key])`: what is written under each key was made of what lay there, so that the
 * value holds whom it held before. A list that is walked by its index is one, whatever is written into it.
 */
export function isInPlace(frame: Frame, effect: Effect, value: Value, set: Value): boolean {
  return value.k === 'path' && walksKeys(frame, effect) && alternatives(set).every((side) => isPartOf(side, value))
}

function isPartOf(side: Value, { origin, segments }: ValueOf<'path'>): boolean {
  if (side.k !== 'path') return false
  // How deep a call of itself goes is not known: nobody is found there.
  if (side.origin.o === 'unknown') return true
  if (rootKey(side.origin) !== rootKey(origin)) return false
  return side.segments.length > segments.length && segments.every((segment, at) => side.segments[at] === segment)
}

/** `for (const key in of)`, `for (const key of Object.keys(of))`, `Object.entries(of).forEach(…)`. */
function walksKeys({ view }: Frame, { loops, function: fn }: Effect): boolean {
  const { facts, uses } = view
  const loop = loops.length > 0 ? facts.loops[loops.at(-1)!]! : undefined
  if (loop) return loop.kind === 'for-in' || (loop.over !== undefined && givesKeys(called(loop.over)))
  const use = uses.get(fn)
  const call = use && facts.terms[use.call]!
  const callee = call?.k === 'call' ? facts.terms[call.callee]! : undefined
  return callee?.k === 'field' && givesKeys(called(callee.of))

  function called(id: TermId): string | undefined {
    const term = facts.terms[id]!
    return term.k === 'call' ? calleeName(facts, term.callee) : undefined
  }
}

const givesKeys = (name: string | undefined): boolean =>
  name === 'keys' || name === 'entries' || name === 'ownKeys' || name === 'getOwnPropertyNames'
