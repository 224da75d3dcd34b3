import type { BindingId, Effect, TermId } from '../facts.js'
import { addedBy, append, withKeys, keysOf, appenders, intoGroup, isAppend } from './append.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import { fillingOf, fill, joined, withPart } from './fillings.js'
import { runOf, type Frame } from './frame.js'
import { isInPlace } from './in-place.js'
import { isCountTest } from './kinds.js'
import { withField } from './members.js'
import { guardedBy } from './narrowing.js'
import { keptBeyond } from './picks.js'
import { repeats, turnsOutlived } from './refs.js'
import { testHolds } from './truth.js'
import { alternatives, union } from './union.js'
import { following, listOf, none, stepped, type Value } from './value.js'
import { ask, namesByTerm, ofView, type Question, rootOf } from './view.js'
import { frameFor, viewFor, type World } from './world.js'

/** Applies pushes, field writes and builder methods to a value, in source order. */
export function changed(world: World, owner: Frame, binding: BindingId, start: Value, effects: readonly Effect[]): Value {
  let value = start
  for (const effect of effects) {
    const within = frameFor(world, owner, effect.function)
    const many = repeats(world, owner, binding, effect)
    if (effect.k === 'set')
      value = applySet(world, within, value, effect, { many, sure: many || isSure(world, owner, within, binding, effect) })
    if (effect.k === 'call') {
      const turns = many ? turnsOutlived(owner, binding, effect) : new Set<string>()
      value = withGuard(world, owner, effect, value, applyCall(world, within, binding, value, effect.term, { many, turns }))
    }
  }
  return value
}

/** A list that is filled under a test against somebody picked outside holds what belongs to them. */
function withGuard(world: World, owner: Frame, effect: Effect, before: Value, after: Value): Value {
  if (after === before || after.k !== 'list' || effect.guards.length === 0) return after
  const narrowed = guardedBy(world, owner, effect)
  return narrowed ? { ...after, narrowed } : after
}

/** Whether a field is written whatever way a run takes that made the object: its tests are known to hold, or were passed before. */
function isSure(world: World, owner: Frame, within: Frame, binding: BindingId, { guards }: Effect): boolean {
  const passed = owner.view.writes.get(binding)?.find(({ init }) => init)?.guards ?? []
  const isPassed = ({ test, holds }: Effect['guards'][number]): boolean => passed.some((one) => one.test === test && one.holds === holds)
  return guards.length > 0 && guards.every((guard) => isPassed(guard) || testHolds(world, within, guard.test) === guard.holds)
}

/** What frameworks read off a component: `Welcome.PreviewProps = { … }` leaves it what it is. */
const componentStatics = /^(?:PreviewProps|displayName|defaultProps|propTypes|templateName|subject)$/i

type SetEffect = Extract<Effect, { k: 'set' }>

/** How often a field is written, and whether it is each time. */
interface Times {
  readonly many: boolean
  readonly sure: boolean
}

function applySet(world: World, frame: Frame, value: Value, effect: SetEffect, { many, sure }: Times): Value {
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
          : effect.guards.length > 0 && !sure && !asksForMany(frame, effect)
            ? { ...union([set, before]), ...(set.home && { home: set.home }) }
            : set,
      at,
    )
  }
  // `list[i] = x` fills a list; `record[key] = x` fills a record. Either way its values are as many as the turns.
  const computed = effect.computed === undefined ? undefined : evaluate(world, frame, effect.computed)
  if (computed?.k === 'literal') return withField(value, [...keys, String(computed.value)], () => set, at)
  const fill = (before: Value): Value => {
    if (isInPlace(frame, effect, before, set)) return before
    const filled = append(before, [set], true)
    const keyed = computed ? withKeys(filled, append(keysOf(before), [computed], true)) : filled
    return stepped(keyed, at, 'the list is filled here', 'source')
  }
  return withField(value, keys, fill, at)
}

/** A loop over a list that is written out, `[student.email, student.guardianEmail]`, adds as many as it holds and no more. */
function knownTurns(world: World, frame: Frame, call: TermId): boolean {
  const [loop, ...outer] = frame.view.callEffect.get(call)?.loops ?? []
  const over = loop === undefined || outer.length > 0 ? undefined : frame.view.facts.loops[loop]!.over
  const sides = over === undefined ? [] : alternatives(evaluate(world, frame, over))
  const isKnown = (side: Value): boolean => side.k === 'list' && side.each === undefined && !side.again
  return sides.every(isKnown) && sides.some((side) => side.k === 'list' && side.items.length > 0)
}

/** `if (to.length > 1) message['recipient-variables'] = …` is written wherever there are many. */
function asksForMany({ view }: Frame, { guards }: Effect): boolean {
  return guards.some(({ test, holds }) => holds && isCountTest(view.facts, test))
}

/** Whether a call happens repeatedly, and the loops whose turns its receiver outlives. */
interface Repeated {
  readonly many: boolean
  readonly turns: ReadonlySet<string>
}

function applyCall(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId, { many, turns }: Repeated): Value {
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
  const filled = filling && keys.length === 0 ? fill(world, frame, value, filling, term.args, many, placeOf(frame, id)) : undefined
  if (keys.length === 0 && value.k === 'external') return withPart(world, frame, filled ?? value, callee.name, id)
  if (filled) return filled
  const how = appenders[callee.name]
  if (!how) return value
  const isCounted = many && how === 'each' && knownTurns(world, frame, id)
  const given = addedBy(world, frame, id, term.args)
  const added = (isCounted ? given.added.flatMap(alternatives) : given.added).map((one) => keptBeyond(one, turns))
  const spread = given.spread.map((one) => keptBeyond(one, turns))
  const at = placeOf(frame, id)
  if (how === 'each')
    return withField(
      value,
      keys,
      (before) =>
        before.k === 'external' || before.k === 'instance'
          ? before
          : stepped(append(before, added, many && !isCounted, spread), at, 'the list is filled here', 'source'),
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

/** Names that hold a term and nothing else ever. */
const namesAlone: Question<readonly { readonly binding: BindingId }[]> = {
  about: 'terms',
  answer: (view, term) => soleNames(view).get(term) ?? [],
}

const soleNames = ofView(({ writes }) => namesByTerm(writes, (all) => (all.length === 1 ? all[0]!.value : undefined)))

/** A project function that is handed the binding and changes its parameter: `addAll(list, users)`. */
function throughCallee(world: World, frame: Frame, binding: BindingId, value: Value, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'call' || term.construct) return value
  const index = term.args.findIndex((argument) => {
    const given = 'item' in argument ? frame.view.facts.terms[argument.item]! : undefined
    return given?.k === 'ref' && given.binding === binding
  })
  const callee = index < 0 ? undefined : evaluate(world, frame, term.callee)
  const second = term.args[1]
  if (index === 0 && callee?.k === 'external' && second && 'item' in second && world.library.joining.has(callee.chain))
    return joined(value, evaluate(world, frame, second.item), placeOf(frame, id))
  if (callee?.k !== 'function' || frame.depth > 6) return value
  const view = viewFor(world, callee.file)
  const param = view?.facts.functions[callee.fn]!.params[index]
  if (!view || param === undefined) return value
  for (const { binding: inner } of ask(view, namesAlone, param)) {
    const effects = view.changes.get(inner)
    const own = effects?.filter((effect) => effect.k === 'set' || isAppend(view.facts.terms, effect))
    if (!own || own.length === 0) continue
    const args = term.args.map((argument, at) =>
      at === index ? value : evaluate(world, frame, 'item' in argument ? argument.item : argument.spread),
    )
    const run = runOf(view, callee, args, frame)
    return stepped(changed(world, run, inner, value, own), placeOf(frame, id), 'is filled here', 'call')
  }
  return value
}
