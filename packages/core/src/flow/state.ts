import type { Term, TermId } from '../facts.js'
import { callValue } from './calls.js'
import { evaluate, placeOf } from './evaluate.js'
import type { Frame } from './frame.js'
import { union } from './union.js'
import { none, type Value } from './value.js'
import { frameFor, type World } from './world.js'

/**
 * `const [users, setUsers] = useState([])`: the state is what it starts with or what any call of its setter gives it.
 * Undefined where the indexed value is no such pair.
 */
export function stateValue(world: World, frame: Frame, term: Extract<Term, { k: 'index' }>, of: Value): Value | undefined {
  if (of.k !== 'external' || !/(^|\.)(useState|useSignal|createSignal)\(\)$/.test(of.chain)) return undefined
  const at = frame.view.facts.terms[term.at]!
  if (at.k !== 'literal' || at.value !== 0) return undefined
  const setter = setterOf(frame, term.of)
  const initial = of.calls.at(-1)?.args[0] ?? none
  if (setter === undefined) return initial
  const values = [initial]
  for (const effect of frame.view.calls) {
    const call = frame.view.facts.terms[effect.term]!
    const callee = call.k === 'call' ? frame.view.facts.terms[call.callee]! : undefined
    const given = call.k === 'call' ? call.args[0] : undefined
    if (callee?.k !== 'ref' || callee.binding !== setter || !given || !('item' in given)) continue
    const within = frameFor(world, frame, effect.function)
    const value = evaluate(world, within, given.item)
    values.push(value.k === 'function' ? callValue(world, within, value, [initial], placeOf(within, effect.term), '') : value)
  }
  return union(values.filter((value) => !(value.k === 'list' && value.count === 'none') || values.length === 1))
}

/** The name that holds element 1 of the same pair. */
function setterOf(frame: Frame, pair: TermId): number | undefined {
  const { terms, effects } = frame.view.facts
  for (const effect of effects) {
    if (effect.k !== 'write' || !effect.init) continue
    const value = terms[effect.value]!
    const at = value.k === 'index' && value.of === pair ? terms[value.at]! : undefined
    if (at?.k === 'literal' && at.value === 1) return effect.binding
  }
  return undefined
}
