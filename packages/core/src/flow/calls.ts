import type { Term, TermId } from '../facts.js'
import { mayAsk, queryCall } from '../people/queries/calls.js'
import type { Place } from '../source.js'
import { builtinMethod } from './builtins.js'
import { calleeValue, seenByName, moduleValue, withOverrides } from './callee.js'
import { classAround, methodFrame, parentClass } from './classes.js'
import { constructed } from './construct.js'
import { evaluate, homed, placeOf } from './evaluate.js'
import { externalCall } from './external-calls.js'
import { fill, fillingOf, fillWith } from './fillings.js'
import type { Frame } from './frame.js'
import { implementersOf } from './implementers.js'
import { inlineCall } from './inline.js'
import { cell, cellsOf, lazyFields, lazyList } from './lazy.js'
import { isFilterHook } from './libraries.js'
import { namespaceAsValue } from './modules.js'
import { opaque } from './opaque.js'
import { reordered } from './orders.js'
import { passed, spreadOver } from './params.js'
import { unboxed } from './results.js'
import { pieceSize, takenPick } from './taking.js'
import { alternatives, union } from './union.js'
import { following, none, tagged, type Value, type ValueOf } from './value.js'
import { calleeName } from './view.js'
import { viewFor, type World } from './world.js'

type CallTerm = Extract<Term, { k: 'call' }>

export function evaluateCall(world: World, frame: Frame, id: TermId, call: CallTerm): Value {
  const callee = calleeValue(world, frame, call.callee)
  const at = placeOf(frame, id)
  const calleeTerm = frame.view.facts.terms[call.callee]!
  const name = calleeName(frame.view.facts, call.callee) ?? ''
  if (calleeTerm.k === 'super') return none
  const field = calleeTerm.k === 'field' ? calleeTerm : undefined
  const receiver = field ? seenByName(frame, field.of, moduleValue(world, evaluate(world, frame, field.of))) : undefined
  const reached = withOverrides(world, frame, callee, receiver, name)
  const known = alternatives(reached).filter((side) => side.k === 'function' || side.k === 'class')
  const args = argumentsOf(world, frame, call, known.length > 0 ? name : undefined)
  if (isFilterHook(name, args)) return tagged(args[1]!, { guess: true })
  if (known.length === 0 && receiver) {
    const own = receiver.k === 'instance' ? packageInstance(world, receiver, name) : undefined
    if (own) return own
    // `.then(callback)` of anything gives what the callback gives.
    if (/^(?:then|andThen|asyncAndThen)$/.test(name) && args[0]?.k === 'function')
      return callValue(world, frame, args[0], [name === 'then' ? receiver : unboxed(receiver)], at, '')
    // `step.run('load users', () => db.user.findMany())`: a durable step gives what its function gives.
    const step = args[1]?.k === 'function' && args[0]?.k === 'literal' && /^(?:run|do|runTask)$/.test(name) ? args[1] : undefined
    if (step) return callValue(world, frame, step, [], at, '')
    // `transport.sendMail.bind(transport)` is that method all the same.
    if (name === 'bind' && receiver.k === 'external') return receiver
    const filled = filledReceiver(world, frame, receiver, call, name, args, at)
    if (filled) return filled
    // `container.resolve(MailService)`, `moduleRef.get(MailService)`: a container gives the class's one instance.
    const asked = /^(resolve|get|inject|resolveAsync|getInstance)$/.test(name) && args[0]?.k === 'class' ? args[0] : undefined
    if (asked) return { k: 'instance', file: asked.file, cls: asked.cls, frame: asked.frame, typed: true }
    const rows = mayAsk(receiver, name) ? queryCall(receiver, name, withConditions(world, frame, args), at) : undefined
    if (rows) return rows
    const run = (callback: Value, given: readonly Value[]): Value => callValue(world, frame, callback, given, at, '')
    const size = pieceSize(frame, id, name, call)
    const taken = takenPick(frame, id, call, name, args)
    const result = builtinMethod({
      ...{ world, frame, receiver, name, args, at, run, taken },
      ...(size !== undefined && { size: evaluate(world, frame, size) }),
    })
    if (result) return reordered(frame, call, receiver, result, world.index)
  }
  if (call.construct) return constructed(world, frame, callee, args, at)
  const value = returned(callValue(world, frame, reached, args, at, name, receiver), frame)
  return callee.k === 'external' ? reordered(frame, call, args[0], value, world.index) : value
}

/** `findMany({ where: (row, { eq }) => eq(row.teamId, id) })` of Drizzle: what the callback gives is the condition. */
function withConditions(world: World, frame: Frame, args: readonly Value[]): readonly Value[] {
  const first = args[0]
  if (first?.k !== 'object' || !first.fields.has('where')) return args
  const fields = cellsOf(first.fields)
  const where = fields.get('where')!
  const condition = (): Value => {
    const value = where.get()
    if (value.k !== 'function') return value
    const row: Value = { k: 'path', origin: { o: 'name', name: 'row' }, segments: [] }
    return inlineCall(world, value, [row, { k: 'external', chain: 'drizzle-orm', calls: [] }], frame, undefined)
  }
  fields.set('where', cell(condition))
  const asked: Value = { ...first, fields: lazyFields(fields) }
  return lazyList(args.length, (index) => (index === 0 ? asked : args[index]!))
}

/** The arguments of a call; handed to a function of ours (`callee`), they keep the place at which they went in. */
export function argumentsOf(world: World, frame: Frame, call: CallTerm, callee?: string): readonly Value[] {
  const { args } = call
  const given = (id: TermId): Value => {
    const value = evaluate(world, frame, id)
    return callee === undefined ? value : passed(value, frame, id, callee)
  }
  if (args.every((argument) => 'item' in argument)) return lazyList(args.length, (index) => given((args[index] as { item: TermId }).item))
  return args.flatMap((argument) => {
    if ('item' in argument) return [given(argument.item)]
    // `deliver(...args)` in a function that wraps another hands on what its own caller gave: that place stays.
    const spread = evaluate(world, frame, argument.spread)
    const whole = spread.k === 'list' && spread.items.length === 0 && spread.each !== undefined
    return spreadOver(whole && callee !== undefined ? passed(spread, frame, argument.spread, callee) : spread)
  })
}

function returned(value: Value, frame: Frame): Value {
  if (!value.entry || value.entry.frame !== frame) return value
  const { entry, ...rest } = value
  return { ...rest, via: entry.place } as Value
}

/** `this.toJSON()` in a class that extends a package's builder: the builder, filled by the calls that the class makes on itself. */
function packageInstance(world: World, instance: ValueOf<'instance'>, name: string): Value | undefined {
  const parent = parentClass(world, instance)
  const chain = parent?.k === 'external' ? `${parent.chain}#` : undefined
  if (chain === undefined || !world.library.same.get(chain)?.includes(name)) return undefined
  const view = viewFor(world, instance.file)!
  let built: Value = { k: 'external', chain, calls: [] }
  for (const effect of view.calls) {
    const call = view.facts.terms[effect.term]!
    const callee = call.k === 'call' ? view.facts.terms[call.callee]! : undefined
    if (
      call.k !== 'call' ||
      callee?.k !== 'field' ||
      view.facts.terms[callee.of]!.k !== 'this' ||
      classAround(view.facts, effect.function) !== instance.cls
    )
      continue
    const filling = world.library.fillings.get(chain)?.[callee.name]
    if (filling)
      built = fill(world, methodFrame(world, instance, instance, effect.function), built, filling, call.args, false, {
        file: instance.file,
        span: call.span,
      })
  }
  return built
}

/** A builder's method gives the builder back, filled. */
function filledReceiver(
  world: World,
  frame: Frame,
  receiver: Value,
  call: CallTerm,
  name: string,
  args: readonly Value[],
  at: Place,
): Value | undefined {
  if (receiver.k === 'external' && world.library.same.get(receiver.chain)?.includes(name)) return receiver
  const filling = fillingOf(world, receiver, name)
  const given = filling ? args[filling.arg ?? 0] : undefined
  const argument = filling && call.args[filling.arg ?? 0]
  const placed = given && argument && 'item' in argument ? homed(given, frame, argument.item) : given
  return filling && placed ? fillWith(receiver, filling, placed, false, at, args) : undefined
}

export function callValue(
  world: World,
  frame: Frame,
  callee: Value,
  args: readonly Value[],
  at: Place,
  name: string,
  receiver?: Value,
): Value {
  switch (callee.k) {
    case 'function':
      return inlineCall(world, callee, args, frame, at)
    case 'union':
      return following(union(alternatives(callee).map((part) => callValue(world, frame, part, args, at, name, receiver))), callee)
    case 'external':
      return externalCall(world, frame, callee, args, at)
    case 'namespace': {
      const whole = namespaceAsValue(world, callee.file)
      return whole.k === 'namespace' ? opaque(receiver, name, at) : callValue(world, frame, whole, args, at, name, receiver)
    }
    case 'path': {
      const found = receiver?.k === 'path' || receiver?.k === 'instance' ? implementersOf(world, frame.view.file, receiver, name) : []
      if (found.length > 0)
        return union(found.map((target) => tagged(inlineCall(world, target, args, frame, at), { project: true, guess: found.length > 1 })))
      return opaque(receiver ?? callee, name, at, args)
    }
    default: {
      const found = receiver?.k === 'instance' ? implementersOf(world, frame.view.file, receiver, name) : []
      if (found.length > 0)
        return union(found.map((target) => tagged(inlineCall(world, target, args, frame, at), { project: true, guess: found.length > 1 })))
      return opaque(receiver ?? callee, name, at, args)
    }
  }
}
