import { alternatives } from '../flow/union.js'
import { following, type Trail, type Value, type ValueOf } from '../flow/value.js'

/**
 * Gives elements of a list their whole past: where each came from, and then what happened to the list. A list of several
 * kinds of people remembers the past of one of them, which the others did not have.
 */
export function withPastOf(list: ValueOf<'list'>): (element: Value) => Value {
  const { trail, entry } = list
  const told = new Set(elementsOf(list).flatMap(({ trail: past }) => stepsOf(past).map(placeOf)))
  const own = stepsOf(trail).filter((step) => !told.has(placeOf(step)))
  const withPast = (one: Value): Value => {
    if (one.k === 'union') return { ...one, of: one.of.map(withPast) }
    const whole = one.trail && own.reduceRight<Trail>((before, step) => ({ step, before }), one.trail)
    return following({ ...one, ...(whole && { trail: whole }), ...(entry && { entry }) }, list)
  }
  return withPast
}

function elementsOf({ items, each }: ValueOf<'list'>): readonly Value[] {
  return [...items, ...(each ? [each] : [])].flatMap(alternatives)
}

/** The steps of a past, newest first. */
function stepsOf(trail: Trail | undefined): Trail['step'][] {
  const steps: Trail['step'][] = []
  for (let at = trail; at; at = at.before) steps.push(at.step)
  return steps
}

const placeOf = ({ file, span }: Trail['step']): string => `${file}:${span.join('-')}`
