import type { Term } from '../facts.js'
import { calleeValue, receiverOf } from '../flow/callee.js'
import { argumentsOf } from '../flow/calls.js'
import { changed } from '../flow/changes.js'
import { homed, evaluate } from '../flow/evaluate.js'
import { runOf, type Frame } from '../flow/frame.js'
import { alternatives } from '../flow/union.js'
import { type Value, type ExternalCall, none } from '../flow/value.js'
import { type World, viewFor } from '../flow/world.js'
import type { Span } from '../source.js'
import type { Sink } from './match.js'

interface Handed {
  readonly args: readonly Value[]
  readonly calls: readonly ExternalCall[]
  readonly self: Value
  readonly span: Span
}

/** What the API is handed: the arguments of a call, or the value written to a field. */
export function handed(world: World, frame: Frame, sink: Sink): Handed {
  const call = sink.view.facts.terms[sink.term]!
  if (call.k !== 'call' || sink.effect.k === 'set') {
    return { args: [homed(evaluate(world, frame, sink.term), frame, sink.term)], calls: [], self: none, span: sink.effect.span }
  }
  const callee = calleeValue(world, frame, call.callee)
  const client = alternatives(callee).find((side) => side.k === 'external' && side.chain.endsWith(sink.member.replace(/^.*\./, '')))
  return {
    args: placedArguments(world, frame, call),
    calls: client?.k === 'external' ? client.calls : [],
    self: receiverOf(world, frame, call.callee),
    span: call.span,
  }
}

/** Arguments that remember where they stand: a positional address is reported at its argument. */
function placedArguments(world: World, frame: Frame, call: Extract<Term, { k: 'call' }>): readonly Value[] {
  return argumentsOf(world, frame, call).map((value, index) => {
    const argument = call.args[index]
    return argument && 'item' in argument && !value.home ? homed(value, frame, argument.item) : value
  })
}

/** An API that hands a builder to a callback (`mail.send((message) => { message.to(a) })`): run it, and read the builder. */
export function filledArguments(world: World, frame: Frame, sink: Sink, args: readonly Value[]): readonly Value[] {
  const { fills } = sink.call
  const callback = fills && args[fills.arg]
  if (!fills || callback?.k !== 'function') return args
  const view = viewFor(world, callback.file)
  const param = view?.facts.functions[callback.fn]!.params[0]
  if (!view || param === undefined) return args
  const start: Value = { k: 'external', chain: fills.builder, calls: [] }
  const run = runOf(view, callback, [start], frame)
  for (const [binding, writes] of view.writes) {
    if (!writes.some((write) => write.init && write.value === param)) continue
    // A use after everything: the builder as the callback leaves it.
    const built = builtBinding(world, run, binding)
    return [built, ...args.slice(1)]
  }
  return args
}

function builtBinding(world: World, run: Frame, binding: number): Value {
  const effects = run.view.changes.get(binding) ?? []
  return changed(world, run, binding, run.args![0]!, effects)
}
