import type { FunctionId, TermId } from '../../facts.js'
import { callersOf } from '../../flow/callers.js'
import type { FileView } from '../../flow/view.js'
import type { World } from '../../flow/world.js'
import type { SdkContent, SdkPath, SdkUnit } from '../../sdk.js'
import type { Sink } from '../match.js'
import { touched, type Scope, type Touch } from './slice.js'
import { isWithin } from './turns.js'

/** A part of what is sent, as the code at a site hands it over. */
export interface Slot {
  readonly term: TermId
  readonly path: readonly string[]
}

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
}

const depthLimit = 3
const callerLimit = 25
const siteLimit = 60

/** The sends of a sink, from the API's call outwards to the callers that hand in what is sent. */
export function sitesOf(world: World, sink: Sink): Site[] {
  const call = sink.view.facts.terms[sink.term]!
  if (call.k !== 'call') return []
  const { recipients, content } = slotsOf(sink)
  const first: Site = { view: sink.view, term: sink.term, fn: sink.effect.function, recipients, content, settles: true, depth: 0 }
  const sites = [first]
  const seen = new Set([`${sink.view.file}:${sink.term}`])
  for (let at = 0; at < sites.length && sites.length < siteLimit; at++) {
    for (const site of outwards(world, sites[at]!)) {
      const key = `${site.view.file}:${site.term}`
      if (seen.has(key)) continue
      seen.add(key)
      sites.push(site)
    }
  }
  return sites
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
  const found = new Map(slots.map((slot) => [`${slot.term}:${slot.path.join('.')}`, slot]))
  return [...found.values()]
}

/** The calls of the function around a site, with the arguments that reach the message. */
function outwards(world: World, site: Site): Site[] {
  if (site.depth >= depthLimit) return []
  const scope: Scope = { view: site.view }
  const to = site.recipients.flatMap((slot) => touched(world, scope, slot.term, slot.path))
  const content = site.content.flatMap((slot) => touched(world, scope, slot.term, slot.path))
  const fns = new Set<FunctionId>()
  for (const touch of [...to, ...content]) {
    const fn = givenTo(site, touch)
    if (fn !== undefined) fns.add(fn)
  }
  return [...fns].flatMap((fn) => {
    const settles = site.settles && isHandedBack(site, fn)
    return callersOf(world, site.view, fn, undefined)
      .slice(0, callerLimit)
      .flatMap((caller): Site[] => {
        const call = caller.view.facts.terms[caller.term]!
        if (call.k !== 'call' || caller.callback !== undefined || caller.wrap || caller.guess) return []
        const slot = (touch: Touch): Slot[] => {
          if (givenTo(site, touch) !== fn) return []
          const callee = caller.view.facts.terms[call.callee]!
          if (touch.k === 'self') return callee.k === 'field' ? [{ term: callee.of, path: touch.path }] : []
          const argument = touch.k === 'param' ? call.args[touch.index - (caller.shift ?? 0)] : undefined
          return argument ? [{ term: 'item' in argument ? argument.item : argument.spread, path: touch.path }] : []
        }
        return [
          {
            view: caller.view,
            term: caller.term,
            fn: caller.within,
            recipients: unique(to.flatMap(slot)),
            content: unique(content.flatMap(slot)),
            settles,
            depth: site.depth + 1,
          },
        ]
      })
  })
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
  const { span } = view.facts.terms[term]!
  return view.facts.effects.some(
    (effect) =>
      (effect.k === 'await' || effect.k === 'return' || effect.k === 'yield') &&
      isWithin(view, effect.function, fn) &&
      effect.span[0] <= span[0] &&
      span[1] <= effect.span[1],
  )
}
