import type { ClassId, TermId } from '../facts.js'
import { queryCall } from '../people/queries/calls.js'
import type { Place } from '../source.js'
import { awaitedOf } from './builtins.js'
import { evaluateCall } from './calls.js'
import type { Frame } from './frame.js'
import { indexed } from './indexed.js'
import { arrayTest, askedForMany, isCountTest, kindTested, withoutKind } from './kinds.js'
import { objectValue, arrayValue, restValue, elementValue } from './literals.js'
import { elementOf, iterated } from './members.js'
import { importValue } from './modules.js'
import { memberOf } from './objects.js'
import { paramValue } from './params.js'
import { refValue } from './refs.js'
import { stateValue } from './state.js'
import { alternatives, union } from './union.js'
import { following, itself, literal, none, unknown, type Value } from './value.js'
import { frameFor, type World } from './world.js'

export function placeOf(frame: Frame, id: TermId): Place {
  return { file: frame.view.file, span: frame.view.facts.terms[id]!.span }
}

const depthLimit = 250

/** The value of a term in one run of its function. Cycles and spent budgets give an unknown, so every walk ends. */
export function evaluate(world: World, frame: Frame, id: TermId): Value {
  const known = frame.memo.get(id)
  if (known) return known
  if (frame.busy.has(id)) {
    world.cuts++
    return itself
  }
  if (world.steps-- <= 0) {
    world.exhausted = true
    return unknown('the step limit')
  }
  if (world.depth > depthLimit) {
    world.cuts++
    return unknown('a deep expression')
  }
  frame.busy.add(id)
  world.depth++
  const value = compute(world, frame, id)
  world.depth--
  frame.busy.delete(id)
  if (!world.exhausted) frame.memo.set(id, value)
  return value
}

function compute(world: World, frame: Frame, id: TermId): Value {
  const term = frame.view.facts.terms[id]!
  const of = (other: TermId): Value => evaluate(world, frame, other)

  switch (term.k) {
    case 'literal':
      return term.value === null ? none : literal(term.value)
    case 'text': {
      const parts = term.parts.map(of)
      const spots = term.parts.map((part) => placeOf(frame, part))
      return homed(parts.length === 1 && parts[0]!.k !== 'list' ? parts[0]! : inherit({ k: 'text', parts, spots }, parts), frame, id)
    }
    case 'object':
      return objectValue(world, frame, term.entries, placeOf(frame, id))
    case 'array':
      return arrayValue(world, frame, id)
    case 'ref':
      return refValue(world, frame, id, term.binding)
    case 'global':
      return term.name === 'undefined' ? none : { k: 'external', chain: `global:${term.name}`, calls: [] }
    case 'field':
      return memberOf(world, of(term.of), term.name)
    case 'index':
      return stateValue(world, frame, term, of(term.of)) ?? indexed(world, frame, of(term.of), of(term.at), term.at)
    case 'call':
      return evaluateCall(world, frame, id, term)
    case 'tagged':
      return queryCall(of(term.tag), 'query', [of(term.quasi)], placeOf(frame, id)) ?? of(term.quasi)
    case 'function':
      return { k: 'function', file: frame.view.file, fn: term.function, frame }
    case 'class':
      return { k: 'class', file: frame.view.file, cls: term.class, frame }
    case 'this':
      return thisValue(world, frame)
    case 'super':
      return thisValue(world, frame)
    case 'await':
      return awaitedOf(of(term.of))
    case 'yield':
      return unknown('what a generator was sent')
    case 'either':
      return eitherValue(world, frame, term.op, term.test, term.of)
    case 'param':
      return paramValue(world, frame, term)
    case 'element': {
      const loop = frame.view.facts.loops[term.loop]!
      if (loop.over === undefined) return unknown('a loop')
      const over = evaluate(world, frameFor(world, frame, loop.function), loop.over)
      if (loop.kind === 'for-in')
        return over.k === 'list' && over.keys ? elementOf(over.keys, `loop ${frame.view.file}:${loop.span[0]}`) : unknown('a key')
      return elementOf(iterated(awaitedOf(over)), `loop ${frame.view.file}:${loop.span[0]}`)
    }
    case 'rest':
      return restValue(of(term.of), term.omit, term.from)
    case 'default': {
      const value = of(term.of)
      if (value.k === 'none') return of(term.otherwise)
      return alternatives(value).some((one) => one.k === 'none' || (one.k === 'path' && one.origin.o === 'param'))
        ? union([value, of(term.otherwise)])
        : value
    }
    case 'import':
      return importValue(world, frame.view.file, term.source, term.name)
    case 'cast': {
      const value = of(term.of)
      return value.k === 'path' && !value.type ? { ...value, type: term.type, typeIn: frame.view.file } : value
    }
    case 'jsx':
      return elementValue(world, frame, id, term)
    case 'binary':
      return isCountTest(frame.view.facts, id) ? askedForMany : unknown('a calculation')
    case 'unary':
      return unknown('a calculation')
    default:
      return unknown(term.k)
  }
}

/** A text made of parts remembers the past of the first part that has one. */
export function inherit(value: Value, parts: readonly Value[]): Value {
  const past = parts.find((part) => part.trail ?? part.entry) ?? parts[0]
  const told = past ? following(value, past) : value
  // Picked people beside others are no picked people.
  const isMixed = past?.narrowed !== undefined && parts.some((part) => part.k !== 'literal' && part.narrowed !== past.narrowed)
  const result: Value = isMixed && value.narrowed === undefined ? { ...told, narrowed: undefined } : told
  return parts.some((part) => part.guess) ? { ...result, guess: true } : result
}

/** Remembers where a value was put into a field. */
export function homed(value: Value, frame: Frame, id: TermId): Value {
  return value.k === 'none' ? value : { ...value, home: { place: placeOf(frame, id), frame } }
}

function thisValue(world: World, frame: Frame): Value {
  for (let at: Frame | undefined = frame; at; at = at.closure) {
    const fact = at.view.facts.functions[at.fn]!
    // An arrow function has the `this` around it; one that is a class's field, its class's.
    if (fact.kind === 'arrow' && fact.class === undefined) continue
    if (at.self) return at.self
    if (fact.class !== undefined) {
      const outer = frameFor(world, at.closure ?? at, at.view.facts.classes[fact.class]!.function)
      // In a static method `this` is the class itself.
      return fact.static ? { k: 'class', file: at.view.file, cls: fact.class, frame: outer } : instanceIn(outer, fact.class)
    }
    break
  }
  return unknown('this')
}

const instances = new WeakMap<Frame, Map<ClassId, Value>>()

/** The object that stands for any instance of a class made in a run; one object each, so that its fields are read once. */
function instanceIn(frame: Frame, cls: ClassId): Value {
  let known = instances.get(frame)
  if (!known) instances.set(frame, (known = new Map()))
  let value = known.get(cls)
  if (!value) known.set(cls, (value = { k: 'instance', file: frame.view.file, cls, frame }))
  return value
}

function eitherValue(world: World, frame: Frame, op: '?:' | '||' | '??' | '&&', test: TermId, of: readonly TermId[]): Value {
  const sides = of.map((side) => evaluate(world, frame, side))
  if (op === '&&') return sides[1] ?? none
  if (op === '||' || op === '??') {
    const [left, right] = sides as [Value, Value]
    if (left.k === 'none') return right
    if (left.k === 'object' || left.k === 'list' || left.k === 'function' || left.k === 'instance') return left
    return union([left, right])
  }
  const tested = sides.length === 2 ? arrayTest(frame.view.facts, test) : undefined
  if (!tested) return union(sides)
  // `Array.isArray(to) ? to.join() : to`: a value that is surely no list takes the other side.
  const [ifList, otherwise] = tested.holdsForLists ? [sides[0]!, sides[1]!] : [sides[1]!, sides[0]!]
  const kind = kindTested(evaluate(world, frame, tested.subject))
  if (kind === 'list') return ifList
  if (kind === 'scalar') return otherwise
  return union([withoutKind(ifList, 'scalar'), withoutKind(otherwise, 'list')])
}
