import type { ClassId } from '../facts.js'
import { evaluate } from './evaluate.js'
import { frameOf, runOf, type Frame } from './frame.js'
import { classesNaming } from './implementers.js'
import { namespaceAsValue } from './modules.js'
import { writtenFields, saysNothing } from './objects.js'
import { union } from './union.js'
import { type Value, tagged, type ValueOf, none } from './value.js'
import type { FileView } from './view.js'
import { type World, viewFor, frameFor, symbolicFrame } from './world.js'

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

/** What subclasses write to a field that their base class only declares: `this.recipients = …` behind `super()`. */
export function heirWrites(world: World, base: ClassRef, name: string, context: Frame['context'], depth = 0): Value[] {
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

export function fieldFrame(world: World, instance: ValueOf<'instance'>, from: ClassRef, term: number): Frame {
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
    known.set(key, (frame = frameOf({ ...outer, self: instance })))
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
    return runOf(view, { fn, self: instance, frame: target.ref.frame }, args, run)
  }
  return undefined
}

function staticWrites(world: World, view: FileView, cls: ClassRef & { readonly name: string }, field: string): Value[] {
  const { facts } = view
  return (view.setsByKey.get(field) ?? []).flatMap((effect) => {
    if (effect.value === undefined) return []
    const target = facts.terms[effect.of]!
    const own = target.k === 'this' && facts.functions[effect.function]!.static && classAround(facts, effect.function) === cls.cls
    if (!own && !(target.k === 'ref' && facts.bindings[target.binding]!.name === cls.name)) return []
    return [evaluate(world, frameFor(world, cls.frame, effect.function), effect.value)]
  })
}

export function classMember(world: World, value: ValueOf<'class'>, name: string, depth = 0): Value {
  const view = viewFor(world, value.file)
  const fact = view?.facts.classes[value.cls]
  if (!view || !fact || depth > 8) return none
  const outer = frameFor(world, value.frame, fact.function)
  let start: Value | undefined
  for (const member of fact.members) {
    if (member.name !== name || !member.static) continue
    if (member.function !== undefined && member.kind === 'method')
      return { k: 'function', file: value.file, fn: member.function, frame: outer, self: value }
    if (member.value !== undefined) start = evaluate(world, frameOf({ ...outer, self: value }), member.value)
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
