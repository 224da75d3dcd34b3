import type { ClassId, TypeText } from '../facts.js'
import { pushedInto } from './changes.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import type { Frame } from './frame.js'
import { dataField, withField } from './members.js'
import { namespaceAsValue, namespaceMember } from './modules.js'
import { typedValue } from './params.js'
import { classesNaming } from './implementers.js'
import { alternatives, following, none, tagged, union, unknown, type Value, type ValueOf } from './value.js'
import type { FileView } from './view.js'
import { frameFor, symbolicFrame, viewFor, type World } from './world.js'
import { inlineCall } from './calls.js'

/** `value.name`, for every kind of value. */
export function memberOf(world: World, value: Value, name: string): Value {
  switch (value.k) {
    case 'namespace':
      return namespaceMember(world, value.file, name)
    case 'instance':
      return instanceMember(world, value, name)
    case 'class':
      return classMember(world, value, name)
    case 'union':
      return following(union(alternatives(value).map((part) => memberOf(world, part, name))), value)
    case 'function':
      return functionMember(world, value, name)
    case 'path':
      return declaredMember(world, value, name) ?? dataField(value, name)
    default:
      return dataField(value, name)
  }
}

/** `env.EMAIL` where `env` is a parameter of a type that says what its members are. */
function declaredMember(world: World, value: ValueOf<'path'>, name: string): Value | undefined {
  if (!value.type || value.origin.o !== 'param') return undefined
  const { file } = value.origin
  for (const part of partsOf(value.type)) {
    const type = part.startsWith('{') ? writtenMember(part, name) : namedMember(world, file, part, name)
    if (type) return typedValue(world, file, type, dataField(value, name))
  }
  return undefined
}

function namedMember(world: World, file: string, type: string, name: string): TypeText | undefined {
  if (!/^[A-Za-z_$][\w$]*$/.test(type)) return undefined
  const fact = world.index.facts(file)?.types.find((one) => one.name === type)
  return fact?.members.find((one) => one.name === name)?.type
}

/** The parts of `Params&{userEmail:string}`. */
function partsOf(type: TypeText): string[] {
  const parts = ['']
  let depth = 0
  for (const character of type) {
    if (/[{(<[]/.test(character)) depth++
    if (/[})>\]]/.test(character)) depth--
    if (character === '&' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The type of a member whose type is one name: `{mailer:Mailer;subject:string}`. */
function writtenMember(type: string, name: string): TypeText | undefined {
  const word = name.replaceAll('$', '\\$')
  return new RegExp(`(?<=[{;,])(?:readonly)?${word}\\??:([A-Za-z_$][\\w$.]*)(?=[;,}])`).exec(type)?.[1]
}

function functionMember(world: World, value: ValueOf<'function'>, name: string): Value {
  if (name === 'bind' || name === 'call' || name === 'apply')
    return { k: 'external', chain: `function.${name}`, calls: [{ name: 'function', args: [value] }] }
  // `send.later = function`: a property written on the function's own binding.
  const view = viewFor(world, value.file)
  const found: Value[] = []
  for (const effect of view?.facts.effects ?? []) {
    if (effect.k !== 'set' || effect.key !== name || effect.value === undefined) continue
    const target = view!.facts.terms[effect.of]!
    if (target.k !== 'ref' || view!.facts.bindings[target.binding]!.name !== view!.facts.functions[value.fn]!.name) continue
    found.push(evaluate(world, frameFor(world, value.frame, effect.function), effect.value))
  }
  return union(found)
}

export interface ClassRef {
  readonly file: string
  readonly cls: ClassId
  readonly frame: Frame
}

export function parentClass(world: World, { file, cls, frame }: ClassRef): Value | undefined {
  const fact = viewFor(world, file)?.facts.classes[cls]
  if (!fact || fact.extends === undefined) return undefined
  const parent = evaluate(world, frameFor(world, frame, fact.function), fact.extends)
  return parent.k === 'namespace' ? namespaceAsValue(world, parent.file) : parent
}

/** The constructor of a class, or the one it inherits. */
export function constructorOf(world: World, ref: ClassRef, depth = 0): { readonly ref: ClassRef; readonly fn: number } | undefined {
  const fact = viewFor(world, ref.file)?.facts.classes[ref.cls]
  if (!fact || depth > 8) return undefined
  const own = fact.members.find((member) => member.kind === 'constructor')
  if (own?.function !== undefined) return { ref, fn: own.function }
  const parent = parentClass(world, ref)
  return parent?.k === 'class' ? constructorOf(world, parent, depth + 1) : undefined
}

function instanceMember(world: World, instance: ValueOf<'instance'>, name: string, from: ClassRef = instance, depth = 0): Value {
  const view = viewFor(world, from.file)
  const fact = view?.facts.classes[from.cls]
  if (!view || !fact || depth > 8) return none
  const found: Value[] = []
  for (const member of fact.members) {
    if (member.name !== name || member.static || member.kind === 'constructor') continue
    if (member.kind === 'method' && member.function !== undefined) {
      return { k: 'function', file: from.file, fn: member.function, frame: frameFor(world, from.frame, fact.function), self: instance }
    }
    if (member.kind === 'getter' && member.function !== undefined) {
      const getter: Value = {
        k: 'function',
        file: from.file,
        fn: member.function,
        frame: frameFor(world, from.frame, fact.function),
        self: instance,
      }
      return inlineCall(world, getter, [], from.frame, undefined)
    }
    if (member.kind === 'field' && member.value !== undefined)
      found.push(evaluate(world, fieldFrame(world, instance, from, member.value), member.value))
    else if (member.kind === 'field' && member.type) found.push({ ...unknown(name), type: member.type } as Value)
  }
  const own = writtenFields(world, instance, from, name)
  const isBare = depth === 0 && !instance.exact && [...found, ...own].every(saysNothing)
  const written =
    isBare && fact.members.some((member) => member.name === name) ? [...own, ...heirWrites(world, from, name, from.frame.context)] : own
  const typed = fact.members.find((member) => member.name === name && member.type)?.type
  const known = [...found, ...written].filter((value) => !(value.k === 'path' && value.origin.o === 'unknown' && written.length > 0))
  if (known.length > 0) {
    const value = pushed(world, instance, from, name, union(known))
    if (typed && value.k === 'path') return typedValue(world, from.file, typed, value)
    return value
  }
  const parent = parentClass(world, from)
  if (parent?.k === 'class') return instanceMember(world, instance, name, parent, depth + 1)
  if (parent?.k === 'external') return { k: 'external', chain: `${parent.chain}#.${name}`, calls: [] }
  return none
}

function pushed(world: World, instance: ValueOf<'instance'>, from: ClassRef, name: string, start: Value): Value {
  const view = viewFor(world, from.file)!
  let value = start
  for (const effect of view.selfSets.get(name) ?? []) {
    const { key, value: set } = effect
    if (key === undefined || set === undefined || classAround(view.facts, effect.function) !== from.cls) continue
    const frame = methodFrame(world, instance, from, effect.function)
    const place = placeOf(frame, set)
    // Any method may have run or not: what was there before stays possible.
    const given = homed(evaluate(world, frame, set), frame, set)
    value = withField(value, [key], (before) => ({ ...union([given, before]), ...(given.home && { home: given.home }) }), place)
  }
  for (const effect of view.selfChanges.get(name) ?? []) {
    if (classAround(view.facts, effect.function) === from.cls)
      value = pushedInto(world, methodFrame(world, instance, from, effect.function), value, effect.term)
  }
  return value
}

/** Fields that the constructor or any method writes to `this`. */
function writtenFields(world: World, instance: ValueOf<'instance'>, from: ClassRef, name: string): Value[] {
  const view = viewFor(world, from.file)!
  const values: Value[] = []
  for (const effect of view.selfWrites.get(name) ?? []) {
    if (effect.value === undefined || effect.op === 'delete' || classAround(view.facts, effect.function) !== from.cls) continue
    values.push(evaluate(world, methodFrame(world, instance, from, effect.function), effect.value))
  }
  return values
}

/** A start value: an empty list or text, or a declaration without one. */
function saysNothing(value: Value): boolean {
  if (value.k === 'list') return value.items.length === 0 && value.each === undefined
  return value.k === 'none' || value.k === 'literal' || (value.k === 'path' && value.origin.o === 'unknown')
}

/** What subclasses write to a field that their base class only declares: `this.recipients = …` behind `super()`. */
function heirWrites(world: World, base: ClassRef, name: string, context: Frame['context'], depth = 0): Value[] {
  const type = viewFor(world, base.file)?.facts.classes[base.cls]?.name
  if (type === undefined || depth > 3) return []
  return classesNaming(world, type).flatMap(({ file, cls }) => {
    const view = viewFor(world, file)
    const fact = view?.facts.classes[cls]
    if (!view || !fact) return []
    const frame = symbolicFrame(world, view, fact.function, context)
    const heir = { k: 'instance', file, cls, frame } as const
    // Another class may have the same name.
    const parent = parentClass(world, heir)
    if (parent?.k !== 'class' || parent.file !== base.file || parent.cls !== base.cls) return []
    const own = writtenFields(world, heir, heir, name).map((value) => tagged(value, { project: true }))
    return [...own, ...heirWrites(world, heir, name, context, depth + 1)]
  })
}

export function classAround(
  facts: { readonly functions: readonly { readonly class?: ClassId; readonly parent?: number; readonly kind: string }[] },
  fn: number,
): ClassId | undefined {
  for (let id: number | undefined = fn; id !== undefined; id = facts.functions[id]!.parent) {
    if (facts.functions[id]!.class !== undefined) return facts.functions[id]!.class
  }
  return undefined
}

function fieldFrame(world: World, instance: ValueOf<'instance'>, from: ClassRef, term: number): Frame {
  const view = viewFor(world, from.file)!
  const fact = view.facts.terms[term]!
  // A parameter property's value is the constructor's parameter.
  if (fact.k === 'param' || fact.k === 'default') {
    const owner = fact.k === 'param' ? fact.function : constructorOf(world, from)?.fn
    if (owner !== undefined) return methodFrame(world, instance, from, owner)
  }
  return ownFrame(world, instance, from)
}

const ownFrames = new WeakMap<object, Map<string, Frame>>()

/** The run around a class's members, with `this`; kept for each instance. */
function ownFrame(world: World, instance: ValueOf<'instance'>, from: ClassRef): Frame {
  let known = ownFrames.get(instance)
  if (!known) ownFrames.set(instance, (known = new Map()))
  const key = `${from.file}#${from.cls}`
  let frame = known.get(key)
  if (!frame) {
    const outer = frameFor(world, from.frame, viewFor(world, from.file)!.facts.classes[from.cls]!.function)
    known.set(key, (frame = { ...outer, self: instance, memo: new Map(), busy: new Set() }))
  }
  return frame
}

/** The run of a method (or code nested in one) on this instance; the constructor's arguments where they are known. */
export function methodFrame(world: World, instance: ValueOf<'instance'>, from: ClassRef, fn: number): Frame {
  if (instance.args && instance.args.view.file === from.file && instance.args.fn === fn) return instance.args
  const parentRun = instance.args && superRun(world, instance, instance.args, fn, from)
  if (parentRun) return parentRun
  return frameFor(world, ownFrame(world, instance, from), fn)
}

/** The superclass constructor's run, with the arguments that `super(…)` hands on. */
function superRun(world: World, instance: ValueOf<'instance'>, run: Frame, fn: number, from: ClassRef): Frame | undefined {
  for (const effect of run.view.calls) {
    if (effect.function !== run.fn) continue
    const call = run.view.facts.terms[effect.term]!
    if (call.k !== 'call' || run.view.facts.terms[call.callee]!.k !== 'super') continue
    const parent = parentClass(world, instance)
    const target = parent?.k === 'class' ? constructorOf(world, parent) : undefined
    if (!target || target.fn !== fn || target.ref.file !== from.file) return undefined
    const args = call.args.map((argument) => evaluate(world, run, 'item' in argument ? argument.item : argument.spread))
    const view = viewFor(world, target.ref.file)!
    return {
      view,
      fn,
      args,
      self: instance,
      closure: target.ref.frame,
      context: run.context,
      depth: run.depth + 1,
      memo: new Map(),
      busy: new Set(),
    }
  }
  return undefined
}

function staticWrites(world: World, view: FileView, cls: ClassRef & { readonly name: string }, field: string): Value[] {
  const { facts } = view
  return facts.effects.flatMap((effect) => {
    if (effect.k !== 'set' || effect.key !== field || effect.value === undefined) return []
    const target = facts.terms[effect.of]!
    const own = target.k === 'this' && facts.functions[effect.function]!.static && classAround(facts, effect.function) === cls.cls
    if (!own && !(target.k === 'ref' && facts.bindings[target.binding]!.name === cls.name)) return []
    return [evaluate(world, frameFor(world, cls.frame, effect.function), effect.value)]
  })
}

function classMember(world: World, value: ValueOf<'class'>, name: string, depth = 0): Value {
  const view = viewFor(world, value.file)
  const fact = view?.facts.classes[value.cls]
  if (!view || !fact || depth > 8) return none
  const outer = frameFor(world, value.frame, fact.function)
  let start: Value | undefined
  for (const member of fact.members) {
    if (member.name !== name || !member.static) continue
    if (member.function !== undefined && member.kind === 'method')
      return { k: 'function', file: value.file, fn: member.function, frame: outer, self: value }
    if (member.value !== undefined) start = evaluate(world, { ...outer, self: value, memo: new Map(), busy: new Set() }, member.value)
  }
  if (start && !saysNothing(start)) return start
  // `Mailer.instance = new Mailer()`: a singleton keeps itself in a static field.
  const written = staticWrites(world, view, { ...value, name: fact.name ?? '' }, name)
  if (written.length > 0) return union(start ? [start, ...written] : written)
  if (start) return start
  if (name === 'prototype') return { k: 'instance', file: value.file, cls: value.cls, frame: value.frame }
  // `Mailer.getInstance().send`, written as a field of the class later on.
  const parent = parentClass(world, value)
  if (parent?.k === 'class') return classMember(world, parent, name, depth + 1)
  return parent?.k === 'external'
    ? { k: 'external', chain: `${parent.chain}.${name}`, calls: [] }
    : { k: 'path', origin: { o: 'name', name: fact.name ?? 'class' }, segments: [name] }
}
