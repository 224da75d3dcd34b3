import type { BindingId, TermId } from '../facts.js'
import { append } from './append.js'
import { changed } from './changes.js'
import { homed, evaluate, placeOf } from './evaluate.js'
import type { Frame } from './frame.js'
import { withField } from './members.js'
import { alternatives } from './union.js'
import { type Value, type ValueOf, listOf, following } from './value.js'
import { ask, type Question } from './view.js'
import type { World, Filling } from './world.js'

export function fillingOf(world: World, value: Value, method: string): Filling | undefined {
  for (const side of alternatives(value)) {
    const chain = side.k === 'external' || side.k === 'object' ? side.chain : undefined
    const methods = chain === undefined ? undefined : world.library.fillings.get(chain)
    if (methods && Object.hasOwn(methods, method)) return methods[method]
  }
  return undefined
}

export function fill(
  world: World,
  frame: Frame,
  value: Value,
  filling: Filling,
  args: readonly ({ item: TermId } | { spread: TermId })[],
  many: boolean,
  at: ReturnType<typeof placeOf>,
): Value {
  const argument = args[filling.arg ?? 0]
  if (!argument) return value
  const id = 'item' in argument ? argument.item : argument.spread
  const given = homed(evaluate(world, frame, id), frame, id)
  return fillWith(
    value,
    filling,
    given,
    many,
    at,
    filling.also ? args.map((one) => evaluate(world, frame, 'item' in one ? one.item : one.spread)) : [],
  )
}

export function fillWith(
  value: Value,
  filling: Filling,
  given: Value,
  many: boolean,
  at: ReturnType<typeof placeOf>,
  args: readonly Value[],
): Value {
  const added = filling.effect === 'newUnit' && filling.wrap ? newUnit(filling, filling.wrap, given, args, at) : given
  return withField(
    value,
    filling.field.split('.'),
    (before) => {
      if (filling.effect === 'replace') return added
      const items = added.k === 'list' ? added : undefined
      const start = before.k === 'none' ? listOf([]) : before
      const filled = items ? append(start, items.items, many, items.each ? [items.each] : []) : append(start, [added], many)
      return following(given.home ? { ...filled, home: given.home } : filled, given)
    },
    at,
  )
}

function newUnit(filling: Filling, wrap: string, given: Value, args: readonly Value[], at: ReturnType<typeof placeOf>): Value {
  const fields = new Map([[wrap, given]])
  for (const [key, index] of Object.entries(filling.also ?? {})) if (args[index]) fields.set(key, args[index])
  return following({ k: 'object', fields, open: [], at }, given)
}

/** What a whole holds in the part that a call on it gave, as far as the part has a name: `const sheet = workbook.addWorksheet()`. */
export function withPart(world: World, frame: Frame, value: Value, method: string, id: TermId): Value {
  const whole = alternatives(value).find(
    (side): side is ValueOf<'external'> => side.k === 'external' && world.library.parts.get(side.chain)?.includes(method) === true,
  )
  const binding = whole && ask(frame.view, namesGiven, id)[0]?.binding
  if (binding === undefined) return value
  const at = placeOf(frame, id)
  const start: Value = { k: 'external', chain: `${whole!.chain}.${method}()`, calls: [{ name: method, args: [] }], at }
  const part = changed(world, frame, binding, start, frame.view.changes.get(binding) ?? [])
  return part.k === 'external' && part.fields ? joined(value, part, at) : value
}

/** Names that the result of a call was given. */
const namesGiven: Question<readonly { readonly binding: BindingId }[]> = {
  about: 'terms',
  answer: ({ writes }, term) => [...writes].flatMap(([binding, all]) => (all.some(({ value }) => value === term) ? [{ binding }] : [])),
}

/** A document that another value was put into. */
export function joined(value: Value, added: Value, at: ReturnType<typeof placeOf>): Value {
  return withField(value, ['content'], (before) => following(append(before.k === 'none' ? listOf([]) : before, [added], false), added), at)
}
