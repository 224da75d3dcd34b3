import type { Term } from '../facts.js'
import { queryCall } from '../people/queries/calls.js'
import { awaitedOf } from './builtins.js'
import { callbackRole, rowEvent } from './callback-roles.js'
import { receiverOf } from './callee.js'
import { changed } from './changes.js'
import { evaluate } from './evaluate.js'
import { runOf, type Frame } from './frame.js'
import { elementOf } from './members.js'
import { unboxed } from './results.js'
import { alternatives, union } from './union.js'
import { type Use } from './uses.js'
import { none, type Value } from './value.js'
import { calleeName, type FileView } from './view.js'
import { frameFor, viewFor, type World } from './world.js'

type CallTerm = Extract<Term, { k: 'call' }>

/** What the receiver of an inline callback hands to it. Undefined where nobody knows. */
export function callbackArgument(world: World, outer: Frame, use: Use, index: number): Value | undefined {
  const { facts } = outer.view
  const call = facts.terms[use.call]!
  if (call.k !== 'call') return undefined
  const around = frameFor(world, outer, outer.view.callEffect.get(use.call)?.function ?? outer.fn)
  const name = calleeName(facts, call.callee)
  const argument = (at: number): Value | undefined => {
    const given = call.args[at]
    return given && 'item' in given ? evaluate(world, around, given.item) : undefined
  }
  const callee = facts.terms[call.callee]!
  const receiver = callee.k === 'field' ? evaluate(world, around, callee.of) : undefined
  const id = `each ${outer.view.file}:${call.span[0]}`
  const role = name && use.keys.length === 0 ? callbackRole(name, use.index) : undefined

  if (role?.over !== undefined) {
    const over = role.over === 'receiver' ? receiver : argument(role.over)
    if (over && !(over.k === 'function' || over.k === 'class')) {
      const given = role.params[index]
      if (given === 'value') return name === 'then' ? awaitedOf(over) : unboxed(awaitedOf(over))
      if (given === 'element') return elementOf(awaitedOf(over), id)
      if (given === 'result') return argument(1) ? union([argument(1)!, elementOf(awaitedOf(over), id)]) : elementOf(awaitedOf(over), id)
      if (given === 'self') return over
      if (given === undefined && role.over === 'receiver') return undefined
    }
  }
  // `stream.on('data', (row) => …)`: one row at a time.
  if (name === 'on' && index === 0 && receiver && rowEvent(facts, call.args[0]))
    return streamed(world, around, call, receiver) ?? elementOf(receiver, id)
  // Node style: `User.find({}, (err, users) => …)`.
  if (index >= 1 && name) {
    const others = call.args.flatMap((given) =>
      'item' in given && facts.terms[given.item]!.k !== 'function' ? [evaluate(world, around, given.item)] : [],
    )
    const rows = queryCall(receiverOf(world, around, call.callee), name, others, { file: outer.view.file, span: call.span })
    if (rows) return index === 1 ? rows : undefined
  }
  return fromProjectFunction(world, around, use, index, call.callee)
}

/** `document.on('data', (chunk) => …)`: what is written to a document comes out of it, also what is written after this line. */
function streamed(world: World, around: Frame, call: CallTerm, receiver: Value): Value | undefined {
  const { facts, changes } = around.view
  if (receiver.k !== 'external' || !world.library.fillings.has(receiver.chain)) return undefined
  const callee = facts.terms[call.callee]!
  const term = callee.k === 'field' ? facts.terms[callee.of]! : undefined
  if (term?.k !== 'ref') return receiver
  const later = (changes.get(term.binding) ?? []).filter(({ span }) => span[0] >= call.span[1])
  return changed(world, frameFor(world, around, facts.bindings[term.binding]!.function), term.binding, receiver, later)
}

/** A function of ours that calls what it is given: look at the arguments it calls it with. */
function fromProjectFunction(world: World, around: Frame, use: Use, index: number, calleeTerm: number): Value | undefined {
  const callee = evaluate(world, around, calleeTerm)
  const values: Value[] = []
  for (const side of alternatives(callee)) {
    if (side.k !== 'function') continue
    const view = viewFor(world, side.file)
    const call = around.view.facts.terms[use.call]!
    if (!view || call.k !== 'call') continue
    const param = view.facts.functions[side.fn]!.params[use.index]
    if (param === undefined || around.depth > 8) continue
    const args = call.args.map((given, at) =>
      at === use.index ? none : evaluate(world, around, 'item' in given ? given.item : given.spread),
    )
    const inner = runOf(view, side, args, around)
    for (const effect of view.calls) {
      const inside = view.facts.terms[effect.term]!
      if (inside.k !== 'call' || !isParam(view, inside.callee, param, use.keys)) continue
      const given = inside.args[index]
      if (!given) continue
      values.push(evaluate(world, frameFor(world, inner, effect.function), 'item' in given ? given.item : given.spread))
    }
    // `list.map(send)`: the parameter itself is the callback of an iteration inside.
    for (const effect of view.calls) {
      const inside = view.facts.terms[effect.term]!
      if (inside.k !== 'call' || index !== 0) continue
      const at = inside.args.findIndex((given) => 'item' in given && isParam(view, given.item, param, use.keys))
      const name = at < 0 ? undefined : calleeName(view.facts, inside.callee)
      const role = name ? callbackRole(name, at) : undefined
      const field = view.facts.terms[inside.callee]!
      if (role?.over === 'receiver' && field.k === 'field')
        values.push(elementOf(evaluate(world, frameFor(world, inner, effect.function), field.of), `each ${side.file}:${inside.span[0]}`))
    }
  }
  return values.length > 0 ? union(values) : undefined
}

/** Whether a term is that parameter, or the field `keys` of it, by way of the names it was destructured to. */
function isParam(view: FileView, id: number, param: number, keys: readonly string[], depth = 0): boolean {
  if (depth > 4) return false
  const term = view.facts.terms[id]!
  const key = keys.at(-1)
  if (id === param) return keys.length === 0
  if (key !== undefined && term.k === 'field' && term.name === key) return isParam(view, term.of, param, keys.slice(0, -1), depth + 1)
  if (term.k === 'default') return isParam(view, term.of, param, keys, depth + 1)
  if (term.k !== 'ref') return false
  const writes = view.writes.get(term.binding) ?? []
  return writes.some((write) => write.init === true && isParam(view, write.value, param, keys, depth + 1))
}
