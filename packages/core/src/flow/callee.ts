import type { TermId } from '../facts.js'
import { evaluate } from './evaluate.js'
import type { Frame } from './frame.js'
import { implementersOf } from './implementers.js'
import { namespaceAsValue, exportValue } from './modules.js'
import { memberOf } from './objects.js'
import { union } from './union.js'
import { type Value, tagged, none } from './value.js'
import type { World } from './world.js'

/** Behind `this` and behind a declared type any subclass may stand: its overrides are called as well. */
export function withOverrides(world: World, frame: Frame, callee: Value, receiver: Value | undefined, name: string): Value {
  if (receiver?.k !== 'instance' || receiver.exact || callee.k !== 'function') return callee
  const overrides = implementersOf(world, frame.view.file, receiver, name).filter((one) => one.file !== callee.file || one.fn !== callee.fn)
  return overrides.length > 0 ? union([callee, ...overrides.map((one) => tagged(one, { project: true }))]) : callee
}

/** The callee; a module namespace that is called stands for what CommonJS exports. */
export function calleeValue(world: World, frame: Frame, id: TermId): Value {
  const value = methodBeside(world, frame, id, evaluate(world, frame, id))
  if (value.k !== 'namespace') return value
  const whole = namespaceAsValue(world, value.file)
  return whole.k === 'namespace' ? (exportValue(world, value.file, 'default') ?? whole) : whole
}

/** `new Email({ send })` is an option of that name beside the method: what is called is the method. */
function methodBeside(world: World, frame: Frame, id: TermId, value: Value): Value {
  const term = frame.view.facts.terms[id]!
  if (term.k !== 'field' || /^(?:function|external|class|namespace|union)$/.test(value.k)) return value
  const receiver = evaluate(world, frame, term.of)
  if (receiver.k !== 'external' || !receiver.fields?.has(term.name)) return value
  const { fields: _, ...bare } = receiver
  return memberOf(world, bare, term.name)
}

/** A CommonJS module that is one value (`module.exports = mongoose.model(…)`) stands for that value. */
export function moduleValue(world: World, value: Value): Value {
  return value.k === 'namespace' ? namespaceAsValue(world, value.file) : value
}

/** The receiver of a call: `users` in `users.find()`. */
export function receiverOf(world: World, frame: Frame, callee: TermId): Value {
  const term = frame.view.facts.terms[callee]!
  return term.k === 'field' ? seenByName(frame, term.of, moduleValue(world, evaluate(world, frame, term.of))) : none
}

/** What cannot be looked into is what the code calls it: `User.findAll()` where `User` comes out of a generated registry. */
export function seenByName(frame: Frame, id: TermId, value: Value): Value {
  const opaque = value.k === 'path' && value.origin.o === 'unknown' && value.segments.length === 0
  const term = frame.view.facts.terms[id]!
  const name = term.k === 'ref' ? frame.view.facts.bindings[term.binding]!.name : term.k === 'field' ? term.name : undefined
  return opaque && name !== undefined ? { ...value, origin: { o: 'name', name } } : value
}
