import type { TraceStep } from '../../finding.js'
import { calleeName } from '../../flow/view.js'
import type { Context } from '../../flow/frame.js'
import type { World } from '../../flow/world.js'
import type { SharedState } from '../../message.js'
import type { Place } from '../../source.js'
import type { Sink } from '../match.js'
import { symbolAt } from '../symbols.js'
import { nameOfCell } from './cells.js'
import { curesFor } from './cures.js'
import { engineWrites, type EngineWrite } from './engines.js'
import { heldIn, type Held } from './held.js'
import { laterWrites, writesOfRequests, type LaterWrite } from './later.js'
import { keptResults, type MemoTouch } from './memo.js'
import { shapesOf, type Shape } from './shapes.js'
import { sharedSecrets, type SharedSecret } from './secrets.js'
import { sitesOf, type Site } from './sites.js'
import { isOfTurn } from './turns.js'

const stepLimit = 20_000

/** What a send reads of state that outlives one person's turn: a loop's, a callback's, a request's. */
export function heldStates(world: World, sink: Sink, contexts: readonly Context[]): SharedState[] {
  const states = new Map<string, SharedState>()
  world.steps = stepLimit
  world.exhausted = false
  for (const site of sitesOf(world, sink, contexts)) {
    const { turns } = site
    const to = site.to()
    const content = turns.some((turn) => to.some((touch) => isOfTurn(turn, touch))) || site.depth === 0 ? site.made() : []
    const add = (state: SharedState): void => {
      const key = `${state.place.file}:${state.place.span[0]}`
      if (!states.has(key)) states.set(key, state)
    }
    for (const later of [...laterWrites(world, site, [...to, ...content]), ...writesOfRequests(world, site, to, content)])
      add(laterState(world, sink, later))
    for (const turn of turns) {
      const found = [
        ...heldIn(world, site, turn, to, content).flatMap((held) => shapesOf(held).map((shape) => stateOf(world, sink, held, shape))),
        ...keptResults(world, turn, to, content).map((memo) => resultState(world, sink, site, memo)),
        ...sharedSecrets(turn, to, content).map((secret) => secretState(world, sink, site, secret)),
        ...engineWrites(world, site, turn, to).map((write) => engineState(world, sink, site, write)),
      ]
      for (const state of found) add(state)
    }
  }
  return [...states.values()]
}

const told: Readonly<Record<Shape['kind'], string>> = {
  kept: 'made of this person’s data where nothing is there yet, and kept for the next',
  grown: 'this person’s data joins what earlier turns left',
  stale: 'written for some people only, and left as it was for the others',
  overwritten: 'this turn writes what earlier sends still hold',
  deferred: 'by the time the send runs, a later turn has written this',
  engine: 'set for every mail that is rendered from now on',
  captured: 'a handler keeps the values of the run that registered it',
}

function stateOf(world: World, sink: Sink, held: Held, { kind, write }: Shape): SharedState {
  const place: Place = { file: write.write.view.file, span: write.write.span }
  const name = nameOfCell(held.cell)
  const field = [name, ...write.write.keys.filter((key) => key !== '*')].join('.')
  const home = birthOf(held)
  const trace: TraceStep[] = [
    ...(home ? [{ ...home, role: 'source' as const, message: `\`${name}\` is there for all of them` }] : []),
    { ...place, role: 'step', message: told[kind] },
    ...sentFrom(sink, held.site),
  ]
  return {
    kind,
    field,
    place,
    trace,
    symbol: symbolAt(world, place),
    links: linksOf(sink, held.site, place),
    suggestions: curesFor(world, held, kind, write),
  }
}

function resultState(world: World, sink: Sink, site: Site, { term, at, scope, keeps }: MemoTouch): SharedState {
  const place: Place = { file: scope.view.file, span: scope.view.facts.terms[term]!.span }
  const made: Place = { file: at.view.file, span: at.view.facts.terms[at.term]!.span }
  const call = scope.view.facts.terms[term]!
  const name = call.k === 'call' ? (calleeName(scope.view.facts, call.callee) ?? '') : ''
  const kept = keeps === 'one' ? 'keeps its first result' : 'keeps its results by the first argument alone'
  const trace: TraceStep[] = [
    { ...made, role: 'source', message: `\`${name}\` ${kept}` },
    { ...place, role: 'step', message: 'asked for with this person’s data' },
    ...sentFrom(sink, site),
  ]
  return { kind: 'kept', field: name, place, trace, symbol: symbolAt(world, place), links: linksOf(sink, site, place), suggestions: [] }
}

function secretState(world: World, sink: Sink, site: Site, { read, write, certainty }: SharedSecret): SharedState {
  const place: Place = { file: write.view.file, span: write.span }
  const trace: TraceStep[] = [{ ...place, role: 'source', message: 'made up once, for all of them' }, ...sentFrom(sink, site)]
  return {
    kind: 'kept',
    field: nameOfCell(read.cell),
    place,
    trace,
    symbol: symbolAt(world, place),
    links: linksOf(sink, site, place),
    suggestions: [],
    certainty,
  }
}

function engineState(world: World, sink: Sink, site: Site, { view, span, name, overlaps }: EngineWrite): SharedState {
  const place: Place = { file: view.file, span }
  const trace: TraceStep[] = [
    { ...place, role: 'source', message: 'set to this person’s data for every mail that is rendered from now on' },
    ...sentFrom(sink, site),
  ]
  return {
    kind: 'engine',
    field: name,
    place,
    trace,
    symbol: symbolAt(world, place),
    links: linksOf(sink, site, place),
    suggestions: [],
    ...(!overlaps && { certainty: 'possible' as const }),
  }
}

function laterState(world: World, sink: Sink, { kind, cell, write }: LaterWrite): SharedState {
  const place: Place = { file: write.view.file, span: write.span }
  const send: Place = { file: sink.view.file, span: sink.effect.span }
  const name = nameOfCell(cell)
  const trace: TraceStep[] = [
    { ...place, role: 'source', message: `this run writes \`${name}\`, which all runs share` },
    { ...send, role: 'sink', message: `sent later by ${sink.sdk.title}, with whatever is there by then` },
  ]
  return { kind, field: name, place, trace, symbol: symbolAt(world, place), links: place.file === send.file ? 'import' : 'project' }
}

function sentFrom(sink: Sink, site: Site): TraceStep[] {
  const from: Place = { file: site.view.file, span: site.view.facts.terms[site.term]!.span }
  const send: Place = { file: sink.view.file, span: sink.effect.span }
  const isSame = from.file === send.file && from.span[0] === send.span[0]
  return [
    ...(isSame ? [] : [{ ...from, role: 'call' as const, message: 'sent from here, to another person each time' }]),
    { ...send, role: 'sink', message: `sent by ${sink.sdk.title}, to another person each time` },
  ]
}

function linksOf(sink: Sink, site: Site, place: Place): SharedState['links'] {
  return place.file === sink.view.file && site.view.file === sink.view.file ? 'import' : 'project'
}

function birthOf({ cell }: Held): Place | undefined {
  if (cell.k === 'binding') return { file: cell.view.file, span: cell.view.facts.bindings[cell.binding]!.span }
  const member = cell.k === 'field' ? cell.view.facts.classes[cell.cls]!.members.find(({ name }) => name === cell.name) : undefined
  return member && { file: cell.view.file, span: member.span }
}
