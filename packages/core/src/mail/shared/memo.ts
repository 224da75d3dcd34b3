import type { World } from '../../flow/world.js'
import { isWithin } from '../../flow/view.js'
import { touched, type Touch } from './slice.js'
import { covers } from './shapes.js'
import { isOfTurn, type Turn } from './turns.js'

export type MemoTouch = Extract<Touch, { k: 'memo' }>

/** Results that a function keeps from the first person's call: `once(render)`, `memoize((template, user) => …)`. */
export function keptResults(world: World, turn: Turn, to: readonly Touch[], content: readonly Touch[]): MemoTouch[] {
  if (turn.k === 'run' || !to.some((touch) => isOfTurn(turn, touch))) return []
  return content.filter((touch): touch is MemoTouch => {
    if (touch.k !== 'memo' || !isMadeBefore(turn, touch)) return false
    const call = touch.scope.view.facts.terms[touch.term]!
    if (call.k !== 'call') return false
    const args = call.args.map((argument) =>
      touched(world, touch.scope, 'item' in argument ? argument.item : argument.spread).filter((one) => isOfTurn(turn, one)),
    )
    const [first = [], ...rest] = args
    if (touch.keeps === 'one') return args.some((one) => one.length > 0)
    return rest.flat().some((datum) => !first.some((key) => covers(key, datum)))
  })
}

function isMadeBefore(turn: Turn, { at }: MemoTouch): boolean {
  if (at.view !== turn.view) return at.fn === 0
  const { span } = at.view.facts.terms[at.term]!
  return isWithin(at.view, turn.fn, at.fn) && !(turn.span[0] <= span[0] && span[1] <= turn.span[1])
}
