import type { Effect } from '../../facts.js'
import type { TraceStep } from '../../finding.js'
import { argumentsOf } from '../../flow/calls.js'
import { evaluate } from '../../flow/evaluate.js'
import { alternatives } from '../../flow/union.js'
import { type Value } from '../../flow/value.js'
import { isWithin, type FileView } from '../../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../../flow/world.js'
import type { SharedState } from '../../message.js'
import type { Place } from '../../source.js'
import type { Sink } from '../match.js'
import { symbolAt } from '../symbols.js'
import { runsLater } from './registrars.js'

type SetEffect = Extract<Effect, { k: 'set' }>

/** Fields of a message that belong to one recipient. */
const personal =
  /^(to|cc|bcc|html|text|subject|body|context|locals|attachments|templateData|dynamicTemplateData|personalizations|Destination|To|HtmlBody|TextBody)$/

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
