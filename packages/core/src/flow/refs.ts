import type { BindingId, Effect, TermId } from '../facts.js'
import { holdsStaff } from '../people/held-names.js'
import { isPlural, namesPeople } from '../people/lexicon.js'
import { iterates } from './callback-roles.js'
import { changed } from './changes.js'
import { textOfCharacters } from './characters.js'
import { typedValue, withType } from './declared.js'
import { evaluate, inherit } from './evaluate.js'
import type { Frame } from './frame.js'
import { arrayTest, withoutKind } from './kinds.js'
import { asOneAddress, asPath, indexOf } from './members.js'
import { guardedBy } from './narrowing.js'
import { keptBeyond, repicked } from './picks.js'
import { ofStaff } from './staff.js'
import { union } from './union.js'
import { following, listOf, none, unknown, type Value } from './value.js'
import type { FileView } from './view.js'
import { frameFor, type World } from './world.js'

type Write = Extract<Effect, { k: 'write' }>

/** The value of a name where it is used: what was written to it before, with the changes made to it since. */
export function refValue(world: World, frame: Frame, id: TermId, binding: BindingId): Value {
  const { facts, writes, changes, narrowings } = frame.view
  const fact = facts.bindings[binding]!
  const owner = frameFor(world, frame, fact.function)
  const use = facts.terms[id]!.span[0]
  const all = writes.get(binding) ?? []
  let value = rowNamed(writtenValue(world, owner, binding, reaching(frame, fact.function, all, use), use), fact.name)
  if (value.k === 'none' && all.length === 0)
    value = fact.type ? typedValue(world, frame.view.file, fact.type, unknown(fact.name)) : unknown(fact.name)
  if (fact.kind !== 'import' && fact.kind !== 'function' && fact.kind !== 'class') {
    const later = (changes.get(binding) ?? []).filter((effect) => happensBefore(frame, effect, use, id))
    if (later.length > 0) value = changed(world, owner, binding, value, later)
  }
  if (fact.type && fact.kind !== 'param' && value.k === 'path' && value.origin.o === 'request')
    value = withType(value, fact.type, frame.view.file)
  value = named(world, value, fact.name)
  if (holdsStaff(fact.name)) value = ofStaff(value)
  const narrowed = narrowings.filter((narrow) => narrow.binding === binding && narrow.span[0] <= use && use < narrow.span[1])
  if (narrowed.some(({ address }) => !address)) return value.k === 'text' ? value : listOf([indexOf(value, 0)])
  return narrowed.length > 0 ? asOneAddress(value) : value
}

/** What an opaque call gave is what its variable is called: `const subscribers = sheet.getValues()`. */
function named(world: World, value: Value, name: string): Value {
  if (!namesPeople(name) || !isPlural(name)) return value
  if (value.k === 'list' && value.each?.k === 'path' && isOpaque(value.each)) return { ...value, each: { ...value.each, of: name } }
  if (value.k === 'path') return isOpaque(value) || areRows(value) ? { ...value, of: name } : value
  if (value.k !== 'external' || !value.chain.endsWith('()') || isClient(world, value.chain)) return value
  return { ...asPath(value), of: name }
}

/** Of the two names of one row, its table’s and the code’s own, either may say whose it is. */
function rowNamed(value: Value, name: string): Value {
  if (value.k !== 'path' || value.origin.o !== 'query' || value.origin.many || value.segments.length > 0) return value
  return value.row === undefined ? { ...value, row: name } : value
}

/** Rows of a table that says nothing of people: `const owners = await db.select().from(memberships)`. */
function areRows({ origin, segments, of }: Extract<Value, { k: 'path' }>): boolean {
  return of === undefined && origin.o === 'query' && origin.many && segments.length === 0 && !namesPeople(origin.model)
}

/** Seen from outside only, and without a name of its own that says who the people are. */
function isOpaque({ origin, of, segments }: Extract<Value, { k: 'path' }>): boolean {
  if (of !== undefined || segments.some(namesPeople)) return false
  if (origin.o === 'param')
    return segments.every((segment) => segment.startsWith('[') || segment === segments.at(-1)) && segments.length < 2
  return origin.o === 'unknown' || (origin.o === 'call' && !namesPeople(origin.name))
}

function isClient(world: World, chain: string): boolean {
  for (const name of world.library.typedPackages) if (chain.startsWith(name)) return true
  return false
}

/** Writes that may have given the value at `use`: none that a later certain one has overwritten. */
function reaching(frame: Frame, ownerFn: number, all: readonly Write[], use: number): readonly Write[] {
  if (all.length < 2) return all
  const { loops } = frame.view.facts
  const before: Write[] = []
  for (const write of all) {
    const sameRun = write.function === frame.fn
    const inLoopOfUse =
      write.loops.some((loop) => loops[loop]!.span[0] <= use && use < loops[loop]!.span[1]) ||
      (ownerFn !== write.function && turnOfCallback(frame.view, write, use) !== undefined)
    // A write that holds the use is the assignment itself: `list = list.join()` reads the value before.
    if (sameRun && !inLoopOfUse && write.span[1] > use) continue
    const certain = sameRun && write.function === ownerFn && write.loops.length === 0 && write.guards.length === 0 && !write.op
    if (certain && write.span[1] <= use) before.length = 0
    before.push(write)
  }
  const real = before.filter((write) => !(write.init && isEmptyInit(frame, write)) || before.length === 1)
  return real.length > 0 ? real : before
}

function isEmptyInit(frame: Frame, write: Write): boolean {
  const term = frame.view.facts.terms[write.value]!
  return (term.k === 'literal' && (term.value === null || term.value === '')) || (term.k === 'global' && term.name === 'undefined')
}

function writtenValue(world: World, owner: Frame, binding: BindingId, writes: readonly Write[], use: number): Value {
  const values: Value[] = []
  let text: Value[] | undefined
  for (const write of writes) {
    const within = frameFor(world, owner, write.function)
    const given = fromEarlierTurn(owner, binding, write, use, evaluate(world, within, write.value))
    // `all = all.concat(pupil.parents)` keeps what each turn added, as `all.push(…)` does.
    const value = write.op === '+=' || addsToItself(owner, binding, write) ? keptBeyond(given, turnsOutlived(owner, binding, write)) : given
    if (write.op !== undefined && !/^(\+=|\|\|=|\?\?=|&&=)$/.test(write.op)) values.push(unknown('a calculation'))
    else if (write.op === '+=' || (value.k === 'text' && addsToItself(owner, binding, write) && grows(world, owner, binding, write))) {
      const narrowed = guardedBy(world, owner, write)
      const list: Value = { k: 'list', items: [], each: value, count: 'many', ...(narrowed && { narrowed }) }
      const added =
        textOfCharacters(value) ?? (grows(world, owner, binding, write) && !runsOnce(world, within, write) ? following(list, value) : value)
      text ??= [union(values)]
      text.push(added)
    } else {
      // `if (!Array.isArray(to)) to = [to]`: from here on what was written before is a list, and what is written now was none.
      const tested = testedKind(owner, binding, write)
      if (tested) for (const [at, before] of values.entries()) values[at] = withoutKind(before, tested)
      values.push(tested ? withoutKind(value, tested === 'list' ? 'scalar' : 'list') : value)
    }
  }
  if (text) return inherit({ k: 'text', parts: text }, text.slice().reverse())
  return values.length === 0 ? none : union(values)
}

/** A loop over a list of exactly one: `deliver([owner.email])` into a function that strings together whatever it is given. */
function runsOnce(world: World, within: Frame, write: Write): boolean {
  const [loop, ...outer] = write.loops
  const over = loop === undefined || outer.length > 0 ? undefined : within.view.facts.loops[loop]!.over
  const list = over === undefined ? undefined : evaluate(world, within, over)
  return list?.k === 'list' && list.items.length === 1 && list.each === undefined
}

/** `` list = `${user.email},${list}` ``, `list = [...list, user.email]` and `list = list.concat(user.email)` add as `+=` does. */
function addsToItself({ view }: Frame, binding: BindingId, write: Write): boolean {
  const { terms } = view.facts
  const holds = (id: TermId): boolean => {
    const term = terms[id]!
    if (term.k === 'ref') return term.binding === binding
    if (term.k === 'array') return term.items.some((item) => 'spread' in item && holds(item.spread))
    const callee = term.k === 'call' ? terms[term.callee]! : undefined
    if (callee?.k === 'field' && callee.name === 'concat') return holds(callee.of)
    return term.k === 'text' && term.parts.some(holds)
  }
  return holds(write.value)
}

/** Whether what is added stays for the next turn: `to = user.email; to += …` begins anew in each. */
function grows(world: World, owner: Frame, binding: BindingId, write: Write): boolean {
  if (!repeats(world, owner, binding, write)) return false
  const writes = owner.view.writes.get(binding) ?? []
  return !writes.some((earlier) => {
    if (earlier.function !== write.function || earlier.span[1] > write.span[0] || earlier.guards.length > 0 || earlier.op) return false
    return earlier.loops.at(-1) === write.loops.at(-1) && !addsToItself(owner, binding, earlier)
  })
}

/** What the end of a loop's turn writes to a name that outlives it, a use at its beginning finds on the next turn. */
function fromEarlierTurn({ view }: Frame, binding: BindingId, write: Write, use: number, value: Value): Value {
  const { loops, bindings } = view.facts
  if (write.span[0] <= use) return value
  const loop = write.loops.findLast((id) => loops[id]!.span[0] <= use && use < loops[id]!.span[1])
  const each = loop === undefined && bindings[binding]!.function !== write.function ? turnOfCallback(view, write, use) : undefined
  if (each !== undefined) return repicked(value, `earlier ${each}`, `each ${each}`)
  if (loop === undefined || bindings[binding]!.loop === loop) return value
  const turn = `${view.file}:${loops[loop]!.span[0]}`
  return repicked(value, `earlier ${turn}`, `loop ${turn}`)
}

/** The call that runs a callback once for each element, where one turn of it holds both the use and the write. */
function turnOfCallback({ facts, uses, file }: FileView, write: Write, use: number): string | undefined {
  const [from, to] = facts.functions[write.function]!.span
  const handed = from <= use && use < to ? uses.get(write.function) : undefined
  return handed && iterates(facts, handed) ? `${file}:${facts.terms[handed.call]!.span[0]}` : undefined
}

/** The kind that the binding surely had where a write under `Array.isArray(binding)` or its opposite replaced it. */
function testedKind(owner: Frame, binding: BindingId, write: Write): 'scalar' | 'list' | undefined {
  const { facts } = owner.view
  for (const { test, holds } of write.guards) {
    const tested = arrayTest(facts, test)
    const subject = tested && facts.terms[tested.subject]!
    if (subject?.k === 'ref' && subject.binding === binding) return tested!.holdsForLists === holds ? 'list' : 'scalar'
  }
  return undefined
}

/** The loops around an effect on a binding that what it holds outlives, as picks name them: it is not declared in them, nor begun anew. */
export function turnsOutlived(owner: Frame, binding: BindingId, effect: Effect): ReadonlySet<string> {
  const { facts, file, writes } = owner.view
  if (effect.loops.length === 0) return new Set()
  const own = new Set<number>()
  for (let { loop } = facts.bindings[binding]!; loop !== undefined; loop = facts.loops[loop]!.parent) own.add(loop)
  for (const write of writes.get(binding) ?? [])
    if (!write.op && write.guards.length === 0 && !addsToItself(owner, binding, write)) for (const loop of write.loops) own.add(loop)
  return new Set(effect.loops.filter((loop) => !own.has(loop)).map((loop) => `${file}:${facts.loops[loop]!.span[0]}`))
}

/** Whether an effect on a binding may happen several times while the binding lives: in a loop, or in a callback of one. */
export function repeats(world: World, owner: Frame, binding: BindingId, effect: Effect): boolean {
  const { facts, uses } = owner.view
  const fact = facts.bindings[binding]!
  const own = new Set<number>()
  for (let loop = fact.loop; loop !== undefined; loop = facts.loops[loop]!.parent) own.add(loop)
  if (effect.loops.some((loop) => !own.has(loop))) return true
  for (let fn = effect.function; fn !== fact.function;) {
    const inner = facts.functions[fn]!
    if (inner.loops.some((loop) => !own.has(loop))) return true
    const use = uses.get(fn)
    if (use && iterates(facts, use)) return true
    if (inner.parent === undefined) break
    fn = inner.parent
  }
  return false
}

function happensBefore(frame: Frame, effect: Effect, use: number, id: TermId): boolean {
  if (effect.function !== frame.fn) {
    // Code of another function may run at any time, unless it is nested in what comes after the use in the same run.
    return !(effect.k === 'call' && effect.term === id)
  }
  const { loops } = frame.view.facts
  if (effect.loops.some((loop) => loops[loop]!.span[0] <= use && use < loops[loop]!.span[1]))
    return !(effect.span[0] <= use && use < effect.span[1])
  return effect.span[1] <= use
}
