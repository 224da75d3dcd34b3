import type { Place } from '../source.js'
import { constructorOf, parentClass } from './classes.js'
import { evaluate } from './evaluate.js'
import { externalCall } from './external-calls.js'
import { runOf, type Frame } from './frame.js'
import { inlineCall, inlineDepth } from './inline.js'
import { mapOf } from './libraries.js'
import { namespaceAsValue } from './modules.js'
import { opaque } from './opaque.js'
import { union, alternatives } from './union.js'
import { type Value, unknown, listOf, type ValueOf } from './value.js'
import { type World, viewFor, frameFor } from './world.js'

export function constructed(world: World, frame: Frame, callee: Value, args: readonly Value[], at: Place): Value {
  if (callee.k === 'union') return union(alternatives(callee).map((part) => constructed(world, frame, part, args, at)))
  if (callee.k === 'namespace') return constructed(world, frame, namespaceAsValue(world, callee.file), args, at)
  if (callee.k === 'class') {
    const target = constructorOf(world, callee)
    const view = target && viewFor(world, target.ref.file)
    const instance: Value = { k: 'instance', file: callee.file, cls: callee.cls, frame: callee.frame, exact: true }
    if (!target || !view) return viaPackageClass(world, callee, args, at) ?? instance
    const run = runOf(view, { fn: target.fn, self: instance, frame: target.ref.frame }, args, frame)
    return { ...instance, args: run }
  }
  if (callee.k === 'function') {
    const result = inlineCall(world, callee, args, frame, at)
    return result.k === 'none' ? unknown('an object') : result
  }
  if (callee.k !== 'external') return opaque(undefined, 'new', at)
  // `new nodemailer.createTransport(…)` gives what the function gives.
  if (factory.test(callee.chain)) return externalCall(world, frame, callee, args, at)
  const first = args[0]
  if (/(^|[:.])[Pp]romise$|^bluebird$/.test(callee.chain) && first?.k === 'function') return resolvedWith(world, frame, first)
  if (/^global:(Set|Array|Promise)$/.test(callee.chain)) return first && callee.chain !== 'global:Promise' ? first : listOf([])
  // A proxy does what its target does, as far as anybody can tell from outside.
  if (callee.chain === 'global:Proxy' && first) return first
  if (callee.chain === 'global:Map' && first?.k === 'list') return mapOf(first)
  if (
    callee.chain === 'global:Map' ||
    callee.chain === 'global:FormData' ||
    callee.chain === 'global:URLSearchParams' ||
    callee.chain === 'form-data'
  )
    return {
      k: 'object',
      fields: first?.k === 'object' ? first.fields : new Map(),
      open: [],
      at,
      chain: first?.k === 'object' || callee.chain !== 'global:Map' ? callee.chain : 'Map',
    }
  // A step of Medusa's workflows gives what its response is made of.
  if (/^@medusajs\/.*\.(?:Step|Workflow)Response$/.test(callee.chain) && first) return first
  const chain = `${callee.chain}#`
  // Documents and builders alike keep what their constructor is given: `new Survey({ recipients })`.
  const fields = first?.k === 'object' ? new Map(first.fields) : undefined
  return { k: 'external', chain, calls: [...callee.calls, { name: 'new', args }], at, ...(fields && { fields }) }
}

/** What is called after making something is a function, however it is called. */
const factory = /[.:]create[A-Z]\w*$/

/** `new Promise((resolve) => … resolve(rows))`: what its executor resolves it with. */
function resolvedWith(world: World, frame: Frame, executor: ValueOf<'function'>): Value {
  const view = viewFor(world, executor.file)
  const resolve = view?.facts.functions[executor.fn]!.params[0]
  if (!view || resolve === undefined || frame.depth > inlineDepth) return unknown('a promise')
  const run = runOf(view, executor, undefined, frame)
  const values = view.calls.flatMap((effect) => {
    const call = view.facts.terms[effect.term]!
    const callee = call.k === 'call' ? view.facts.terms[call.callee]! : undefined
    if (call.k !== 'call' || callee?.k !== 'ref') return []
    if (!(view.writes.get(callee.binding) ?? []).some((write) => write.init && write.value === resolve)) return []
    const given = call.args[0]
    return given && 'item' in given ? [evaluate(world, frameFor(world, run, effect.function), given.item)] : []
  })
  return values.length > 0 ? union(values) : unknown('a promise')
}

/** `class Mail extends Personalization`: an instance of ours with the package's methods. */
function viaPackageClass(world: World, callee: ValueOf<'class'>, args: readonly Value[], at: Place): Value | undefined {
  const parent = parentClass(world, callee)
  const fact = viewFor(world, callee.file)?.facts.classes[callee.cls]
  if (parent?.k !== 'external' || !fact || fact.members.length > 0) return undefined
  return { k: 'external', chain: `${parent.chain}#`, calls: [{ name: 'new', args }], at }
}
