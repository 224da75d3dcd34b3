import { elementOf } from '../flow/members.js'
import { alternatives, union } from '../flow/union.js'
import { type Value, following, listOf } from '../flow/value.js'
import type { SdkUnit } from '../sdk.js'
import { valueAt } from './paths.js'
import type { CallContext } from './predicates.js'

interface UnitElement {
  readonly element: Value
  readonly repeated: boolean
}

/** The values that each become one message; a list of unknown length is represented by one element. */
export function elements(context: CallContext, unit: SdkUnit): UnitElement[] {
  const list = valueAt(context.world, unit.each, context.args, undefined, context.self)
  const many = (element: Value): UnitElement => ({ element, repeated: true })
  return alternatives(list).flatMap((side): UnitElement[] => {
    if (side.k === 'list') {
      const sides = (item: Value): readonly Value[] => alternatives(following(item, side))
      const written = side.items.flatMap(sides).map((element) => ({ element, repeated: false }))
      return [...written, ...(side.each ? sides(side.each) : []).map(many)]
    }
    if (side.k === 'none') return []
    if (side.k === 'text' && unit.splitStrings)
      return [elementOf(listOf([], union(side.parts.filter((part) => part.k !== 'literal'))), 'split')]
        .flatMap((value) => (value.k === 'list' && value.each ? [value.each] : [value]))
        .map(many)
    return [side.k === 'path' ? many(elementOf(side, 'unit')) : { element: side, repeated: false }]
  })
}
