import type { Effect, TermId } from '../facts.js'
import type { TraceStep } from '../finding.js'
import { argumentsOf } from '../flow/calls.js'
import { evaluate } from '../flow/evaluate.js'
import type { Context } from '../flow/frame.js'
import { alternatives, type Value } from '../flow/value.js'
import { calleeName, isWithin, type FileView } from '../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../flow/world.js'
import type { SharedState } from '../message.js'
import type { Place } from '../source.js'
import type { Sink } from './match.js'
import { symbolAt } from './symbols.js'

type SetEffect = Extract<Effect, { k: 'set' }>

/** Fields of a message that belong to one recipient. */
const personal =
  /^(to|cc|bcc|html|text|subject|body|context|locals|attachments|templateData|dynamicTemplateData|personalizations|Destination|To|HtmlBody|TextBody)$/
/** Calls that register a handler which runs later, once for each job or tick. */
const registrars = /^(process|define|consume|work|on|once|subscribe|schedule|setInterval|addListener|handle|createFunction|run)$/
/** Of these, the ones that keep every handler ever registered: registering inside a request adds one for good. */
const keepers = /^(process|define|consume|work|subscribe)$/

/** A message object of the module that one function fills per request and another sends later. */
export function sharedMessages(world: World, sink: Sink): SharedState[] {
  const { view, effect } = sink
  const call = view.facts.terms[sink.term]!
  if (call.k !== 'call' || runsLater(view, effect.function) === undefined) return []
  const frame = symbolicFrame(world, view, effect.function, undefined)
  const states: SharedState[] = []
  for (const arg of argumentsOf(world, frame, call)) {
    for (const side of alternatives(arg)) {
      const home = side.k === 'object' ? moduleObject(world, side) : undefined
      if (side.k !== 'object' || !home) continue
      for (const file of new Set([home.file, view.file, ...world.index.importersOf(home.file)])) {
        const other = world.index.role(file) === 'source' ? viewFor(world, file) : undefined
        if (other) states.push(...writesTo(world, other, side.at, sink))
      }
    }
  }
  return states
}

/** What registered the handler around a place: the handler of a queue or timer is not the run that wrote the message. */
export function runsLater(view: FileView, fn: number): string | undefined {
  for (let at: number | undefined = fn; at !== undefined && at !== 0; at = view.facts.functions[at]!.parent) {
    const use = view.uses.get(at)
    const call = use && view.facts.terms[use.call]!
    const name = call?.k === 'call' ? calleeName(view.facts, call.callee) : undefined
    if (name !== undefined && registrars.test(name)) return name
  }
  return undefined
}

function moduleObject(world: World, value: Extract<Value, { k: 'object' }>): FileView | undefined {
  const view = viewFor(world, value.at.file)
  const written = view?.facts.effects.some(
    (effect) => effect.k === 'write' && effect.function === 0 && samePlace(view.facts.terms[effect.value]!.span, value.at.span),
  )
  return written ? view : undefined
}

function samePlace(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function writesTo(world: World, view: FileView, at: Place, sink: Sink): SharedState[] {
  const states: SharedState[] = []
  for (const effect of view.facts.effects) {
    if (effect.k !== 'set' || effect.function === 0 || effect.key === undefined || !personal.test(effect.key) || effect.value === undefined)
      continue
    // The handler that sends may also be the one that writes: it then writes its own.
    if (view.file === sink.view.file && isWithin(view, sink.effect.function, effect.function)) continue
    if (!writesObject(world, view, effect, at) || isConstant(world, view, effect)) continue
    states.push(written(world, view, effect, sink))
  }
  return states
}

function writesObject(world: World, view: FileView, effect: SetEffect, at: Place): boolean {
  const value = evaluate(world, symbolicFrame(world, view, effect.function, undefined), effect.of)
  return alternatives(value).some((side) => side.k === 'object' && side.at.file === at.file && samePlace(side.at.span, at.span))
}

function isConstant(world: World, view: FileView, effect: SetEffect): boolean {
  const value = evaluate(world, symbolicFrame(world, view, effect.function, undefined), effect.value!)
  return value.k === 'literal' || value.k === 'none' || (value.k === 'path' && value.origin.o === 'settings')
}

function written(world: World, view: FileView, effect: SetEffect, sink: Sink): SharedState {
  const place: Place = { file: view.file, span: effect.span }
  const send: Place = { file: sink.view.file, span: sink.effect.span }
  const trace: TraceStep[] = [
    { ...place, role: 'source', message: `this request writes “${effect.key!}” of a message that all requests share` },
    { ...send, role: 'sink', message: `sent later by ${sink.sdk.title}, with whatever the last request wrote` },
  ]
  return {
    kind: 'overwritten',
    field: effect.key!,
    place,
    trace,
    symbol: symbolAt(world, place),
    links: place.file === send.file ? 'import' : 'project',
  }
}

/**
 * A handler registered inside a function that runs per request, using that request's values instead of the job's: every
 * later job may be handled by the first request's handler. Looks at the call by which the recipients came in.
 */
export function firstValues(world: World, sink: Sink, context: Context | undefined): SharedState[] {
  const site = context?.site ?? { view: sink.view, term: sink.term, within: sink.effect.function }
  const { view, within } = site
  const use = view.uses.get(within)
  const outer = view.facts.functions[within]!.parent
  const registration = use && view.facts.terms[use.call]!
  const name = registration?.k === 'call' ? calleeName(view.facts, registration.callee) : undefined
  if (name === undefined || !keepers.test(name) || outer === undefined || outer === 0) return []
  const call = view.facts.terms[site.term]!
  if (call.k !== 'call') return []
  const captured = call.args.findIndex((argument) => 'item' in argument && capturedFrom(world, view, within, outer, argument.item))
  const argument = call.args[captured]
  if (!argument || !('item' in argument)) return []
  const place: Place = { file: view.file, span: view.facts.terms[argument.item]!.span }
  const send: Place = { file: sink.view.file, span: sink.effect.span }
  const trace: TraceStep[] = [
    {
      file: view.file,
      span: registration!.span,
      role: 'source',
      message: `each run of this function registers one more handler with \`${name}()\``,
    },
    { ...place, role: 'call', message: 'the handler uses what that run was given, not its job' },
    { ...send, role: 'sink', message: `sent by ${sink.sdk.title}, whoever the job was for` },
  ]
  return [{ kind: 'captured', field: 'to', place, trace, symbol: symbolAt(world, place), links: 'import' }]
}

function capturedFrom(world: World, view: FileView, within: number, outer: number, argument: TermId): boolean {
  const value = evaluate(world, symbolicFrame(world, view, within, undefined), argument)
  const values = alternatives(value).flatMap((side) =>
    side.k === 'object' ? [side.fields.get('to')].filter((field) => field !== undefined) : [side],
  )
  return values.some((side) => side.k === 'path' && side.origin.o === 'param' && side.origin.file === view.file && side.origin.fn === outer)
}
