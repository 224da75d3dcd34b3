import type { BindingId, Effect, TermId } from '../facts.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import { iterates } from './builtins.js'
import type { Frame } from './frame.js'
import { listKind } from './kinds.js'
import { elementOf, withField } from './members.js'
import { guardedBy } from './narrowing.js'
import { repeats } from './refs.js'
import { alternatives, following, isItself, listOf, none, stepped, union, type Value } from './value.js'
import { rootOf } from './view.js'
import { frameFor, viewFor, type World } from './world.js'
import type { Filling } from './world.js'

/** Applies pushes, field writes and builder methods to a value, in source order. */
export function changed(world: World, owner: Frame, binding: BindingId, start: Value, effects: readonly Effect[]): Value {
  let value = start
  for (const effect of effects) {
    const within = frameFor(world, owner, effect.function)
    const many = repeats(world, owner, binding, effect)
    if (effect.k === 'set') value = applySet(world, within, value, effect, many)
    if (effect.k === 'call') value = withGuard(world, owner, effect, value, applyCall(world, within, binding, value, effect.term, many))
  }
  return value
}

/** A list that is filled under a test against somebody picked outside holds what belongs to them. */
function withGuard(world: World, owner: Frame, effect: Effect, before: Value, after: Value): Value {
  if (after === before || after.k !== 'list' || effect.guards.length === 0) return after
  const narrowed = guardedBy(world, owner, effect)
  return narrowed ? { ...after, narrowed } : after
}

/** What frameworks read off a component: `Welcome.PreviewProps = { … }` leaves it what it is. */
const componentStatics = /^(?:PreviewProps|displayName|defaultProps|propTypes|templateName|subject)$/i

function applySet(world: World, frame: Frame, value: Value, effect: Extract<Effect, { k: 'set' }>, many: boolean): Value {
  const keys = keysTo(frame, effect.of)
  if (!keys || (effect.value === undefined && effect.op !== 'delete')) return value
  if ((value.k === 'function' || value.k === 'class') && effect.key !== undefined && componentStatics.test(effect.key)) return value
  const at = placeOf(frame, effect.value ?? effect.of)
  if (effect.op === 'delete') return effect.key === undefined ? value : withField(value, [...keys, effect.key], () => none, at)
  const set = homed(evaluate(world, frame, effect.value!), frame, effect.value!)
  if (effect.key !== undefined) {
    const key = effect.key
    return withField(
      value,
      [...keys, key],
      (before) =>
        effect.op === '+='
          ? following({ k: 'text', parts: [before, many ? listOf([], set) : set] }, set)
          : effect.guards.length > 0 && !many
            ? { ...union([set, before]), ...(set.home && { home: set.home }) }
            : set,
      at,
    )
  }
  // `list[i] = x` fills a list; `record[key] = x` fills a record. Either way its values are as many as the turns.
  const computed = effect.computed === undefined ? undefined : evaluate(world, frame, effect.computed)
  if (computed?.k === 'literal') return withField(value, [...keys, String(computed.value)], () => set, at)
  const fill = (before: Value): Value => {
    const filled = append(before, [set], true)
    const keyed = computed ? withKeys(filled, append(keysOf(before), [computed], true)) : filled
    return stepped(keyed, at, 'the list is filled here', 'source')
  }
  return withField(value, keys, fill, at)
}

const appenders: Readonly<Record<string, 'each' | 'value'>> = { push: 'each', unshift: 'each', add: 'each', append: 'value', set: 'value' }

function applyCall(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId, many: boolean): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'call') return value
  const callee = frame.view.facts.terms[term.callee]!
  const assigned = callee.k === 'field' && callee.name === 'assign' ? assignedTo(world, frame, binding, term) : undefined
  if (assigned) return withAll(value, assigned)
  // `sent.push(email)` changes `sent`; for `email` it is a call that is handed the value.
  const changesThis = callee.k === 'field' && rootOf(frame.view.facts, callee.of).binding === binding
  if (changesThis && appenders[callee.name] === 'each') {
    const grouped = intoGroup(world, frame, binding, value, id, callee.of)
    if (grouped) return grouped
  }
  const keys = changesThis ? keysTo(frame, callee.of) : undefined
  if (callee.k !== 'field' || !keys) return throughCallee(world, frame, binding, value, id)

  const filling = fillingOf(world, value, callee.name)
  if (filling && keys.length === 0) return fill(world, frame, value, filling, term.args, many, placeOf(frame, id))
  const how = appenders[callee.name]
  if (!how) return value
  const added: Value[] = []
  const spread: Value[] = []
  for (const argument of term.args) {
    if ('item' in argument) added.push(evaluate(world, frame, argument.item))
    else
      for (const side of alternatives(evaluate(world, frame, argument.spread)))
        spread.push(following(elementOf(side, `spread ${id}`), side))
  }
  const at = placeOf(frame, id)
  if (how === 'each')
    return withField(
      value,
      keys,
      (before) =>
        before.k === 'external' || before.k === 'instance'
          ? before
          : stepped(append(before, added, many, spread), at, 'the list is filled here', 'source'),
      at,
    )
  // Map.set(key, value), FormData.append(name, value): the last argument is the content.
  const last = added.at(-1)
  const first = added[0]
  if (!last || added.length < 2) return value
  if (first?.k === 'literal')
    return withField(
      value,
      [...keys, String(first.value)],
      (before) => (callee.name === 'append' && before.k !== 'none' ? append(before, [last], many) : many ? listOf([], last) : last),
      at,
    )
  if (callee.name !== 'set') return value
  return withField(value, keys, (before) => withKeys(append(before, [last], many), append(keysOf(before), [first!], many)), at)
}

/** `groups[user.team].push(user.email)`: every list of the record gets it. */
function intoGroup(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId, target: TermId): Value | undefined {
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

function withKeys(value: Value, keys: Value): Value {
  return value.k === 'list' ? { ...value, keys } : value
}

/** The keys of a map; of one that was just made there are none. */
function keysOf(value: Value): Value {
  return value.k === 'list' && value.keys ? value.keys : listOf([])
}

function addedBy(
  world: World,
  frame: Frame,
  id: TermId,
  args: readonly ({ item: TermId } | { spread: TermId })[],
): { added: Value[]; spread: Value[] } {
  const added: Value[] = []
  const spread: Value[] = []
  for (const argument of args) {
    if ('item' in argument) added.push(evaluate(world, frame, argument.item))
    else
      for (const side of alternatives(evaluate(world, frame, argument.spread)))
        spread.push(following(elementOf(side, `spread ${id}`), side))
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
  const items = [...(base?.items ?? [])]
  const rest: Value[] = base?.each
    ? [base.each]
    : !base && !isItself(before) && (before.k === 'path' || before.k === 'union')
      ? [elementOf(before, 'any')]
      : []
  rest.push(...spread, ...(many ? added : []))
  if (!many) items.push(...added)
  const list = listOf(items, rest.length > 0 ? union(rest) : undefined)
  const past = [...added, ...spread].find((value) => value.trail) ?? before
  return following(list, past)
}

function assignedTo(
  world: World,
  frame: Frame,
  binding: BindingId,
  call: { args: readonly ({ item: TermId } | { spread: TermId })[] },
): Value[] | undefined {
  const [target, ...sources] = call.args
  if (!target || !('item' in target)) return undefined
  const term = frame.view.facts.terms[target.item]!
  if (term.k !== 'ref' || term.binding !== binding) return undefined
  return sources.map((source) => evaluate(world, frame, 'item' in source ? source.item : source.spread))
}

function withAll(value: Value, sources: readonly Value[]): Value {
  let result = value
  for (const source of sources) {
    if (source.k === 'object') for (const [key, field] of source.fields) result = withField(result, [key], () => field, source.at)
  }
  return result
}

/** Names from the binding to the object that is changed: `msg.mail.to.push` → mail, to. Undefined where a call lies between. */
function keysTo(frame: Frame, id: TermId): string[] | undefined {
  const keys: string[] = []
  for (let term = frame.view.facts.terms[id]!; ;) {
    if (term.k === 'ref' || term.k === 'this') return keys.reverse()
    if (term.k === 'cast' || term.k === 'await') term = frame.view.facts.terms[term.of]!
    else if (term.k === 'field') {
      keys.push(term.name)
      term = frame.view.facts.terms[term.of]!
    } else if (term.k === 'index') {
      const at = frame.view.facts.terms[term.at]!
      if (at.k !== 'literal') return undefined
      keys.push(String(at.value))
      term = frame.view.facts.terms[term.of]!
    } else if (term.k === 'call') {
      // Chained builders: `mail.to(a).cc(b)` changes `mail`.
      const callee = frame.view.facts.terms[term.callee]!
      if (callee.k !== 'field') return undefined
      term = frame.view.facts.terms[callee.of]!
    } else return undefined
  }
}

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

/** A project function that is handed the binding and changes its parameter: `addAll(list, users)`. */
function throughCallee(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'call' || term.construct) return value
  const index = term.args.findIndex((argument) => {
    const given = 'item' in argument ? frame.view.facts.terms[argument.item]! : undefined
    return given?.k === 'ref' && given.binding === binding
  })
  const callee = index < 0 ? undefined : evaluate(world, frame, term.callee)
  if (callee?.k !== 'function' || frame.depth > 6) return value
  const view = viewFor(world, callee.file)
  const param = view?.facts.functions[callee.fn]!.params[index]
  if (!view || param === undefined) return value
  for (const [inner, writes] of view.writes) {
    const effects = writes.length === 1 && writes[0]!.value === param ? view.changes.get(inner) : undefined
    const own = effects?.filter((effect) => effect.k === 'set' || isAppend(view.facts.terms, effect))
    if (!own || own.length === 0) continue
    const args = term.args.map((argument, at) =>
      at === index ? value : evaluate(world, frame, 'item' in argument ? argument.item : argument.spread),
    )
    const run: Frame = {
      view,
      fn: callee.fn,
      args,
      self: callee.self,
      closure: callee.frame,
      context: frame.context,
      depth: frame.depth + 1,
      memo: new Map(),
      busy: new Set(),
    }
    return stepped(changed(world, run, inner, value, own), placeOf(frame, id), 'is filled here', 'call')
  }
  return value
}

function isAppend(terms: Frame['view']['facts']['terms'], effect: Effect): boolean {
  if (effect.k !== 'call') return false
  const term = terms[effect.term]!
  const callee = term.k === 'call' ? terms[term.callee]! : undefined
  return callee?.k === 'field' && callee.name in appenders
}
