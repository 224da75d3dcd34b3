import { isAddressName, isEmailField } from '../people/lexicon.js'
import { pushedInto } from './append.js'
import { classMember, fieldFrame, heirWrites, parentClass, classAround, methodFrame, type ClassRef } from './classes.js'
import { typedValue } from './declared.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import { inlineCall } from './inline.js'
import { memberHere, memberType } from './member-types.js'
import { dataField, withField } from './members.js'
import { namespaceMember } from './modules.js'
import { alternatives, union } from './union.js'
import { following, none, unknown, type Value, type ValueOf } from './value.js'
import { frameFor, viewFor, type World } from './world.js'

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
    case 'external':
      // `workbook.xlsx` writes the workbook.
      return world.library.same.get(value.chain)?.includes(name) === true ? value : dataField(value, name)
    default:
      return dataField(value, name)
  }
}

/**
 * `env.EMAIL` where `env` is of a type that says what its members are. Of what a client sent, a type or a schema says no more than
 * whether a field holds one address or a list.
 */
function declaredMember(world: World, value: ValueOf<'path'>, name: string): Value | undefined {
  const { type, typeIn, origin } = value
  if (!type) return undefined
  if (typeIn !== undefined && origin.o !== 'param') {
    if (!isAddressName(name) && !isEmailField(name)) return undefined
    const said = memberType(world, typeIn, type, name)
    return said && /^string(?:\[\])?(?:\|string(?:\[\])?)?$/.test(said)
      ? typedValue(world, typeIn, said, dataField(value, name))
      : undefined
  }
  const file = origin.o === 'param' ? origin.file : undefined
  const said = file === undefined ? undefined : memberHere(world, file, type, name)
  return said === undefined ? undefined : typedValue(world, file!, said, dataField(value, name))
}

function functionMember(world: World, value: ValueOf<'function'>, name: string): Value {
  if (name === 'bind' || name === 'call' || name === 'apply')
    return { k: 'external', chain: `function.${name}`, calls: [{ name: 'function', args: [value] }] }
  // `send.later = function`: a property written on the function's own binding.
  const view = viewFor(world, value.file)
  const found: Value[] = []
  for (const effect of view?.setsByKey.get(name) ?? []) {
    if (effect.value === undefined) continue
    const target = view!.facts.terms[effect.of]!
    if (target.k !== 'ref' || view!.facts.bindings[target.binding]!.name !== view!.facts.functions[value.fn]!.name) continue
    found.push(evaluate(world, frameFor(world, value.frame, effect.function), effect.value))
  }
  return union(found)
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
export function writtenFields(world: World, instance: ValueOf<'instance'>, from: ClassRef, name: string): Value[] {
  const view = viewFor(world, from.file)!
  const values: Value[] = []
  for (const effect of view.selfWrites.get(name) ?? []) {
    if (effect.value === undefined || effect.op === 'delete' || classAround(view.facts, effect.function) !== from.cls) continue
    values.push(evaluate(world, methodFrame(world, instance, from, effect.function), effect.value))
  }
  return values
}

/** A start value: an empty list or text, or a declaration without one. */
export function saysNothing(value: Value): boolean {
  if (value.k === 'list') return value.items.length === 0 && value.each === undefined
  return value.k === 'none' || value.k === 'literal' || (value.k === 'path' && value.origin.o === 'unknown')
}
