import type { Effect, FileFacts, TermId } from '../facts.js'
import { calleeValue } from '../flow/callee.js'
import { argumentsOf } from '../flow/calls.js'
import type { Frame } from '../flow/frame.js'
import { alternatives } from '../flow/union.js'
import { none, type ExternalCall, type Value } from '../flow/value.js'
import { askOnce, calleeName, type FileView } from '../flow/view.js'
import { symbolicFrame, type World } from '../flow/world.js'
import type { SdkCall, SdkModel } from '../sdk.js'
import { holds, textOf } from './predicates.js'
import type { SdkTable } from './sdk-table.js'

/** A call that hands a message to a mail API. */
export interface Sink {
  readonly view: FileView
  readonly effect: Effect
  readonly term: TermId
  readonly sdk: SdkModel
  readonly call: SdkCall
  readonly member: string
  /** The client could not be resolved; the call was told by its name and the shape of its message. */
  readonly guess: boolean
}

/** Mail sends in one file. `names` are those of calls that may be one there; `leads` tells files that an API's client may come from. */
export function sinksIn(
  world: World,
  table: SdkTable,
  view: FileView,
  names: ReadonlySet<string>,
  leads: (file: string) => boolean,
): Sink[] {
  const sinks: Sink[] = []
  for (const effect of askOnce(view, { about: 'functions', answer: (asked) => mayBeSends(world.index, asked, names, leads) }, 0)) {
    const frame = symbolicFrame(world, view, effect.function, undefined)
    world.steps = 4000
    const found = matchCall(world, table, frame, effect, effect.term)
    if (found) sinks.push(found)
  }
  for (const effect of askOnce(view, { about: 'functions', answer: ({ facts }) => mayBeWritten(facts, table) }, 0))
    sinks.push(...writeSinks(world, table, view, effect))
  return sinks
}

function mayBeSends(
  index: World['index'],
  view: FileView,
  names: ReadonlySet<string>,
  leads: (file: string) => boolean,
): FileView['calls'] {
  return view.calls.filter((effect) => {
    const call = view.facts.terms[effect.term]!
    if (call.k !== 'call') return false
    const name = calleeName(view.facts, call.callee)
    return name !== undefined && (names.has(name) || mayBeRenamed(index, view, call.callee, names, leads))
  })
}

type FieldWrite = Extract<Effect, { k: 'set' }>

function mayBeWritten({ effects }: FileFacts, { names }: SdkTable): readonly FieldWrite[] {
  return effects.filter((effect) => effect.k === 'set' && effect.key !== undefined && names.has(effect.key)) as FieldWrite[]
}

/** Writing a field may be a send: `window.location.href = 'mailto:…'`. */
function writeSinks(world: World, table: SdkTable, view: FileView, effect: FieldWrite): Sink[] {
  const { key, value } = effect
  if (key === undefined || value === undefined || !table.names.has(key)) return []
  const chain = writtenChain(view, effect.of)
  const targets = table.byChain.get(`global:${chain ?? ''}.${key}`) ?? []
  world.steps = 4000
  return targets.filter((target) => target.call.write).map((target) => ({ view, effect, term: value, ...target, guess: false }))
}

/** Names as written, `env.EMAIL`; undefined where something else than names stands in the chain. */
function writtenChain(view: FileView, id: TermId): string | undefined {
  const term = view.facts.terms[id]!
  if (term.k === 'global') return term.name
  if (term.k === 'this') return 'this'
  if (term.k === 'ref') return view.facts.bindings[term.binding]!.name
  if (term.k === 'call' && !term.construct) {
    const callee = writtenChain(view, term.callee)
    return callee && `${callee}()`
  }
  if (term.k !== 'field') return undefined
  const of = writtenChain(view, term.of)
  return of && `${of}.${term.name}`
}

/** The calls on a written chain, in order: `strapi.plugin('email').service('email')`. */
function callsWithin(world: World, frame: Frame, id: TermId): ExternalCall[] {
  const { facts } = frame.view
  const term = facts.terms[id]!
  if (term.k === 'field') return callsWithin(world, frame, term.of)
  if (term.k !== 'call') return []
  return [...callsWithin(world, frame, term.callee), { name: calleeName(facts, term.callee) ?? '', args: argumentsOf(world, frame, term) }]
}

/** `import send from 'package'`, or a constructor or client under another local name. */
function mayBeRenamed(
  index: World['index'],
  view: FileView,
  callee: TermId,
  names: ReadonlySet<string>,
  leads: (file: string) => boolean,
): boolean {
  const term = view.facts.terms[callee]!
  if (term.k !== 'ref') return false
  return (view.writes.get(term.binding) ?? []).some(({ value }) => {
    const source = importedFrom(view, value)
    if (source === undefined) return isMethodTaken(names, view, value) || isMadeByPackage(view, value)
    const target = index.resolve(view.file, source)
    return target !== undefined && ('external' in target || leads(target.file))
  })
}

/** The module behind an import or a `require`, and behind what was taken out of it: `const { send } = require('./mail')`. */
function importedFrom({ facts }: FileView, id: TermId): string | undefined {
  const term = facts.terms[id]!
  const of = term.k === 'field' ? facts.terms[term.of]! : term
  return of.k === 'import' ? of.source : undefined
}

/** `const later = transport.sendMail.bind(transport)`, `promisify(transport.sendMail)`. */
function isMethodTaken(names: ReadonlySet<string>, view: FileView, id: TermId): boolean {
  const term = view.facts.terms[id]!
  if (term.k === 'field') return names.has(term.name) || (term.name === 'bind' && isMethodTaken(names, view, term.of))
  if (term.k !== 'call') return false
  const first = term.args[0]
  return isMethodTaken(names, view, term.callee) || (first !== undefined && 'item' in first && isMethodTaken(names, view, first.item))
}

/** `const mail = require('gmail-send')(defaults)`. */
function isMadeByPackage(view: FileView, id: TermId): boolean {
  const term = view.facts.terms[id]!
  return term.k === 'call' && view.facts.terms[term.callee]!.k === 'import'
}

function matchCall(world: World, table: SdkTable, frame: Frame, effect: Effect, id: TermId): Sink | undefined {
  const { view } = frame
  const call = view.facts.terms[id]!
  if (call.k !== 'call') return undefined
  const callee = calleeValue(world, frame, call.callee)
  for (const side of alternatives(callee)) {
    if (side.k !== 'external') continue
    for (const target of table.byChain.get(side.chain) ?? []) {
      if (target.call.write || (target.call.construct ?? false) !== (call.construct ?? false)) continue
      const context = {
        world,
        sdk: target.sdk,
        member: target.member,
        calls: side.calls,
        args: argumentsOf(world, frame, call),
        self: none,
        lenient: true as const,
      }
      if (target.call.when && !holds(target.call.when, context)) continue
      if (target.call.url && !urlFits(target.call.url, context.args[0])) continue
      return { view, effect, term: id, ...target, guess: false }
    }
  }
  return byWrittenName(world, table, frame, effect, id) ?? shaped(world, table, frame, effect, id, callee)
}

/** A client that the platform hands over untyped, told by its customary name and the shape of the message. */
function byWrittenName(world: World, table: SdkTable, frame: Frame, effect: Effect, id: TermId): Sink | undefined {
  const call = frame.view.facts.terms[id]!
  const chain = call.k === 'call' ? writtenChain(frame.view, call.callee) : undefined
  if (call.k !== 'call' || chain === undefined) return undefined
  for (const target of table.byChain.get(`named:${chain}`) ?? []) {
    const context = {
      world,
      sdk: target.sdk,
      member: target.member,
      calls: callsWithin(world, frame, call.callee),
      args: argumentsOf(world, frame, call),
      self: none,
    }
    if (target.call.when && !holds(target.call.when, { ...context, lenient: true })) continue
    return { view: frame.view, effect, term: id, ...target, guess: false }
  }
  return undefined
}

/** `mailer.sendMail({ to, subject, html })` on a client that nobody can resolve (a container, a request's app). */
function shaped(world: World, table: SdkTable, frame: Frame, effect: Effect, id: TermId, callee: Value): Sink | undefined {
  const call = frame.view.facts.terms[id]!
  if (call.k !== 'call' || call.construct) return undefined
  if (calleeName(frame.view.facts, call.callee) !== 'sendMail') return undefined
  if (alternatives(callee).some((side) => side.k === 'function' || (side.k === 'external' && !side.chain.startsWith('global:'))))
    return undefined
  const first = argumentsOf(world, frame, call)[0]
  if (
    !first ||
    !alternatives(first).some(
      (side) => side.k === 'object' && hasAll(side, ['subject'], ['to', 'bcc', 'cc'], ['html', 'text', 'template', 'attachments']),
    )
  )
    return undefined
  const target = [...table.byChain].find(([chain]) => chain === 'nodemailer.createTransport().sendMail')?.[1][0]
  return target && { view: frame.view, effect, term: id, ...target, guess: true }
}

function hasAll(value: Extract<Value, { k: 'object' }>, ...groups: readonly (readonly string[])[]): boolean {
  return groups.every((group) => group.some((name) => value.fields.has(name)))
}

function urlFits(urls: readonly string[], first: Value | undefined): boolean {
  const given = first?.k === 'object' ? (first.fields.get('url') ?? first.fields.get('uri') ?? none) : first
  const text = given && textOf(given)
  if (!text) return false
  return urls.some((url) => {
    const pattern = url.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/]+')
    return new RegExp(`(^|//|\\.)${pattern}(?:[?#].*)?/?$`).test(text)
  })
}
