import type { Effect, FunctionId, TermId } from '../../facts.js'
import { callersOf } from '../../flow/callers.js'
import type { CallSite, Context } from '../../flow/frame.js'
import { ask, type FileView, isWithin, ofView, type Question } from '../../flow/view.js'
import type { World } from '../../flow/world.js'
import type { SdkContent, SdkPath, SdkUnit } from '../../sdk.js'
import type { Sink } from '../match.js'
import type { Scope } from './runs.js'
import { touchedBy, type Slot, type Touch } from './slice.js'
import { turnsAround, type Turn } from './turns.js'

/** A call that sends: the mail API's own, or one of a function of the project that ends there. */
export interface Site {
  readonly view: FileView
  readonly term: TermId
  readonly fn: FunctionId
  readonly recipients: readonly Slot[]
  readonly content: readonly Slot[]
  /** The promise of this call ends when the message has left. */
  readonly settles: boolean
  readonly depth: number
  /** Innermost first. */
  readonly turns: readonly Turn[]
  /** What recipients and content are made of. */
  readonly to: () => readonly Touch[]
  readonly made: () => readonly Touch[]
}

const siteLimit = 500

/**
 * The sends of a sink, from the API's call outwards to the callers that hand in who gets it. `contexts` are the chains of
 * callers that the recipients were followed through.
 */
export function* sitesOf(world: World, sink: Sink, contexts: readonly Context[]): Generator<Site> {
  const call = sink.view.facts.terms[sink.term]!
  if (call.k !== 'call') return
  const first = siteOf(world, {
    view: sink.view,
    term: sink.term,
    fn: sink.effect.function,
    ...slotsOf(sink),
    settles: true,
    depth: 0,
  })
  yield first
  const known = new Map<string, Site>()
  const seen = new Set<string>()
  for (const context of contexts) {
    const inner = context.outer ? known.get(context.outer.key) : first
    const site = inner && outwards(world, inner, context.site)
    if (!site) continue
    known.set(context.key, site)
    const key = `${site.view.file}:${site.term}`
    if (seen.has(key)) continue
    seen.add(key)
    yield site
    if (seen.size > siteLimit) return
  }
  if (contexts.length === 0) yield* callersAround(world, first)
}

const lookLimit = 10
const callerLimit = 25

/** The same for messages that come in whole, of which no recipient was seen: the nearest callers. */
function* callersAround(world: World, first: Site): Generator<Site> {
  const queue = [first]
  let looks = 0
  for (let site = queue.shift(); site; site = queue.shift()) {
    const fns = new Set(site.to().flatMap((touch) => givenTo(site!, touch) ?? []))
    for (const fn of fns) {
      if (looks++ >= lookLimit) return
      for (const caller of callersOf(world, site.view, fn).slice(0, callerLimit)) {
        const outer = outwards(world, site, caller)
        if (!outer) continue
        yield outer
        queue.push(outer)
      }
    }
  }
}

type Draft = Omit<Site, 'to' | 'made' | 'turns'>

function siteOf(world: World, draft: Draft): Site {
  const scope: Scope = { view: draft.view }
  let to: readonly Touch[] | undefined
  let made: readonly Touch[] | undefined
  const turns = turnsAround(draft.view, draft.fn, draft.view.callEffect.get(draft.term)?.loops ?? [])
  // Outside of loops only what a module or an object keeps can matter.
  const wide = turns.some((turn) => turn.k !== 'run')
  return {
    ...draft,
    turns,
    to: () => (to ??= touchedBy(world, scope, draft.recipients, wide)),
    made: () => (made ??= touchedBy(world, scope, draft.content, wide)),
  }
}

function slotsOf(sink: Sink): { recipients: Slot[]; content: Slot[] } {
  const { facts } = sink.view
  const call = facts.terms[sink.term]!
  if (call.k !== 'call') return { recipients: [], content: [] }
  const body = typeof sink.call.body === 'string' ? sink.call.body : sink.call.body?.[0]
  const slot = (path: SdkPath): Slot[] => {
    const names = namesIn(path)
    const whole = body === undefined || names[0] !== '0' ? names : [...namesIn(body), ...names.slice(1)]
    const argument = call.args[Number(whole[0])]
    return argument && 'item' in argument ? [{ term: argument.item, path: whole.slice(1) }] : []
  }
  const units = sink.call.units ?? sink.sdk.units
  const recipients = units.flatMap((unit) => addressesOf(unit)).flatMap(slot)
  const content = contentPaths(sink.call.content ?? sink.sdk.content).flatMap(slot)
  const whole = call.args.flatMap((argument): Slot[] => ('item' in argument ? [{ term: argument.item, path: [] }] : []))
  return { recipients: unique(recipients), content: content.length > 0 ? unique(content) : whole }
}

function contentPaths(content: SdkContent | undefined): SdkPath[] {
  if (!content) return []
  const { subject = [], html = [], text = [], data = [], attachments = [], raw = [] } = content
  return [...subject, ...html, ...text, ...data, ...attachments, ...raw]
}

function addressesOf(unit: SdkUnit): string[] {
  const visible = (unit.visible ?? []).flatMap(({ path }) => path)
  const paths = [...visible, ...(unit.hidden ?? [])]
  return paths.map((path) => (path.startsWith('@') ? `${unit.each}[].${path.slice(1)}` : path))
}

/** `0.Messages[].To` → 0, Messages, *, To. */
function namesIn(path: SdkPath): string[] {
  return [...path.matchAll(/\["([^"]+)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(([, quoted, filter, key]) =>
    filter !== undefined ? '*' : (quoted ?? key!),
  )
}

function unique(slots: readonly Slot[]): Slot[] {
  const found = new Map(slots.map((slot) => [`${slot.term}:${slot.path.join('.')}:${slot.taken ?? 0}`, slot]))
  return [...found.values()]
}

/** The caller of the function around a site, with the arguments that reach the message. */
function outwards(world: World, site: Site, caller: CallSite): Site | undefined {
  const call = caller.view.facts.terms[caller.term]!
  if (call.k !== 'call' || caller.callback !== undefined || caller.wrap || caller.guess) return undefined
  let settles = site.settles
  const slot = (touch: Touch): Slot[] => {
    const fn = givenTo(site, touch)
    if (fn === undefined) return []
    settles &&= isHandedBack(site, fn)
    const callee = caller.view.facts.terms[call.callee]!
    if (touch.k === 'self') return callee.k === 'field' ? [{ term: callee.of, path: touch.path }] : []
    const argument = touch.k === 'param' ? call.args[touch.index - (caller.shift ?? 0)] : undefined
    const taken = touch.k === 'param' && !waitsBefore(site, fn) ? touch.taken : undefined
    return argument ? [{ term: 'item' in argument ? argument.item : argument.spread, path: touch.path, ...(taken && { taken }) }] : []
  }
  const recipients = unique(site.to().flatMap(slot))
  const content = unique(site.made().flatMap(slot))
  return siteOf(world, { view: caller.view, term: caller.term, fn: caller.within, recipients, content, settles, depth: site.depth + 1 })
}

/** Whether the function lets others go on before it comes to the site: what it reads there may be another's by then. */
function waitsBefore({ view, term, fn: inner }: Site, fn: FunctionId): boolean {
  const [at] = view.facts.terms[term]!.span
  return inner !== fn || (view.awaits.get(fn) ?? []).some(({ span }) => span[0] < at && span[1] <= at)
}

/** The function around the site whose caller gives what was touched. */
function givenTo(site: Site, touch: Touch): FunctionId | undefined {
  if (touch.scope.run || touch.scope.view !== site.view) return undefined
  if (touch.k === 'param') return isWithin(site.view, site.fn, touch.fn) ? touch.fn : undefined
  if (touch.k !== 'self') return undefined
  for (let at: FunctionId | undefined = site.fn; at !== undefined; at = site.view.facts.functions[at]!.parent) {
    const fact = site.view.facts.functions[at]!
    if (fact.class === touch.cls && fact.kind === 'method') return at
  }
  return undefined
}

/** Whether the function gives back, or waits for, the promise of the call in it. */
function isHandedBack({ view, term }: Site, fn: FunctionId): boolean {
  return ask(view, handingBack, term).some((effect) => isWithin(view, effect.function, fn))
}

const handingBack: Question<readonly Effect[]> = {
  about: 'terms',
  answer(view, term) {
    const { span } = view.facts.terms[term]!
    return ends(view).filter((effect) => effect.span[0] <= span[0] && span[1] <= effect.span[1])
  },
}

const ends = ofView(({ facts }) => facts.effects.filter(({ k }) => k === 'await' || k === 'return' || k === 'yield'))
