import type { FunctionId, Term } from '../facts.js'
import type { Suggestion, TraceStep } from '../finding.js'
import { suggestionsFor } from '../frontends/rewrite.js'
import { argumentsOf, calleeValue, receiverOf } from '../flow/calls.js'
import { changed } from '../flow/changes.js'
import { callersOf } from '../flow/callers.js'
import { evaluate, homed } from '../flow/evaluate.js'
import type { CallSite, Context, Frame } from '../flow/frame.js'
import { isUnreachable } from '../flow/truth.js'
import { alternatives, none, trailOf, type ExternalCall, type Value } from '../flow/value.js'
import { isWithin, type FileView } from '../flow/view.js'
import { assume, symbolicFrame, viewFor, type World } from '../flow/world.js'
import type { LinkedMessage, Recipients, RenderedOutput, SharedState } from '../message.js'
import type { SdkAccepts } from '../sdk.js'
import type { Place, Span } from '../source.js'
import type { TemplateLibrary } from '../template.js'
import type { Sink } from './match.js'
import { componentOutputs } from './components.js'
import { addressesTold, sendTold } from './explain.js'
import { placeFor } from './places.js'
import { readersOf } from './readers.js'
import { openParams, readAddresses, type AddressReading, type OpenParam } from './recipients.js'
import { renderedOutputs } from './rendered.js'
import { foreignData } from './foreign.js'
import { outgoing, type Outgoing, type OutgoingField } from './units.js'
import { describePath } from './relation.js'
import { heldStates } from './shared/states.js'
import { firstValues } from './shared/captured.js'
import { sharedMessages } from './shared/overwritten.js'
import { storedValues } from './stored.js'
import { symbolAt } from './symbols.js'
import { writtenData } from './written.js'
import { chosenRelation } from './relay.js'
import { mailView } from './shown.js'

const depthLimit = 9
const contextLimit = 300
const stepLimit = 60_000

/** A message with its recipients, for one sink under one chain of assumed callers. */
interface Linked {
  readonly messages: readonly LinkedMessage[]
  /** What each was read from. */
  readonly outgoing: readonly Outgoing[]
  readonly open: readonly OpenParam[]
}

/** What was found under one chain of callers, and the chains that go on from it. */
export interface Judged {
  readonly messages: readonly LinkedMessage[]
  readonly next: readonly Context[]
}

/** What one judgement runs in: a world of its own, so that it depends on no other chain. */
export interface Room {
  readonly world: World
  readonly library: TemplateLibrary
}

/** Runs a judgement, or answers from what is known of it. `key` tells it from every other of the same file, `files` are read beside what it asks for. */
export type Judge = (key: string, files: readonly string[], judge: (room: Room) => Judged) => Judged

/** All messages that a sink may send, following its callers as far as recipients come from them. */
export function linkSink(sink: Sink, judge: Judge): LinkedMessage[] {
  const messages: LinkedMessage[] = []
  const queue: (Context | undefined)[] = [undefined]
  const tried: Context[] = []
  const self = `${sink.term} ${sink.sdk.name} ${sink.member} ${sink.guess}`
  let contexts = 0
  for (let context = queue.shift(), first = true; first || context !== undefined; context = queue.shift()) {
    first = false
    if (++contexts > contextLimit) break
    if (context) tried.push(context)
    const files = [sink.view.file, ...filesOf(context)]
    const judged = judge(`${self}${keyOf(context)}`, files, (room) => judgedUnder(room, sink, context))
    messages.push(...judged.messages)
    queue.push(...judged.next)
  }
  const files = [sink.view.file, ...new Set(tried.flatMap(filesOf))]
  const held = judge(`${self} held${tried.map(keyOf).join('')}`, files, ({ world }) => {
    world.steps = stepLimit
    world.exhausted = false
    const shared = [...sharedMessages(world, sink), ...heldStates(world, sink, tried)]
    return { messages: shared.length > 0 ? [sharedOnly(sink, shared)] : [], next: [] }
  })
  return [...messages, ...held.messages].filter(
    ({ recipients, shared, rendered, written, foreign }) =>
      recipients.length > 0 || (shared?.length ?? 0) > 0 || rendered || written || foreign,
  )
}

/** A chain is told by its calls and by how they were told. */
function keyOf(context: Context | undefined): string {
  if (!context) return ''
  const { view, term, guess, callback, wrap, shift } = context.site
  return `${keyOf(context.outer)}>${context.fn}:${view.file}:${term}:${guess}:${callback ?? ''}:${wrap?.join('.') ?? ''}:${shift ?? ''}`
}

function filesOf(context: Context | undefined): string[] {
  const files: string[] = []
  for (let at = context; at; at = at.outer) files.push(at.site.view.file)
  return files
}

function judgedUnder({ world, library }: Room, sink: Sink, context: Context | undefined): Judged {
  const messages: LinkedMessage[] = []
  const linked = linkUnder(world, sink, context)
  const captured = firstValues(world, sink, context)
  if (captured.length > 0) messages.push(sharedOnly(sink, captured))
  const next = callContexts(world, linked.open, context)
  // Content is dear: it is read where nobody else is left to ask who gets it.
  const content = next.length === 0 ? withContent(world, sink, linked, context, library) : undefined
  if (content) next.push(...callContexts(world, content.open, context))
  // Once callers are known, they are judged, not the open parameter.
  if (content && next.length === 0)
    messages.push(...content.messages.map((message, at) => withForeign(world, sink, message, linked.outgoing[at]!, library)))
  else {
    for (const [at, { recipients, ...message }] of linked.messages.entries()) {
      const settled = recipients.filter((one) => !one.open)
      const view = settled.length > 0 && mailView({ world, sink, out: linked.outgoing[at]!, library })
      messages.push({ ...message, recipients: settled, ...(view && { view }) })
    }
  }
  return { messages, next }
}

function sharedOnly(sink: Sink, shared: readonly SharedState[]): LinkedMessage {
  const place = { file: sink.view.file, span: sink.effect.span }
  return { sdk: sink.sdk.name, sdkTitle: sink.sdk.title, delivery: 'unknown', recipients: [], shared, place, confidence: 'likely' }
}

function callContexts(world: World, open: readonly OpenParam[], context: Context | undefined): Context[] {
  if ((context?.depth ?? 0) >= depthLimit) return []
  for (const param of open) {
    const contexts = callersOfParam(world, param).flatMap((site) => assume(context, param.key, site) ?? [])
    if (contexts.length > 0) return contexts
  }
  return []
}

/** The calls that may give a parameter, looked for with steps of their own. */
function callersOfParam(world: World, { file, fn }: OpenParam): readonly CallSite[] {
  const view = viewFor(world, file)
  if (!view) return []
  const { steps, exhausted } = world
  world.steps = stepLimit
  world.exhausted = false
  try {
    return callersOf(world, view, fn)
  } finally {
    world.steps = steps
    world.exhausted = exhausted
  }
}

function linkUnder(world: World, sink: Sink, context: Context | undefined): Linked {
  const { view, effect } = sink
  world.steps = stepLimit
  world.exhausted = false
  const frame = symbolicFrame(world, view, effect.function, context)
  if (context && isUnreachable(world, frame, effect.guards)) return { messages: [], outgoing: [], open: [] }
  const { args, calls, self, span } = handed(world, frame, sink)
  const filled = sink.call.fills ? filledArguments(world, frame, sink, args) : args

  const messages: LinkedMessage[] = []
  const open = new Map<string, OpenParam>()
  if (world.explain) for (const line of sendTold(world, sink, context)) world.explain(line)
  const sent = outgoing(world, sink.sdk, sink.call, sink.member, calls, filled, self)
  const outs = sent.map((out) => ({ ...out, client: calls }))
  for (const out of outs) {
    const recipients = out.visible.flatMap((field) => recipientsOf(world, sink, out, field, open))
    const written = writtenData(world, sink, out)
    messages.push({
      sdk: sink.sdk.name,
      sdkTitle: sink.sdk.title,
      delivery: out.delivery,
      ...(out.depends !== undefined && { depends: out.depends }),
      ...((sink.sdk.draft ?? sink.call.draft) && { draft: true as const }),
      recipients,
      ...(written.length > 0 && { written }),
      place: { file: view.file, span },
      confidence: sink.guess || world.exhausted ? 'likely' : 'certain',
    })
  }
  return { messages, outgoing: outs, open: [...open.values()] }
}

/** What the messages' templates and components print of people, and the parameters that it comes from. */
function withContent(
  world: World,
  sink: Sink,
  { messages, outgoing: outs }: Linked,
  context: Context | undefined,
  library: TemplateLibrary,
) {
  const open = new Map<string, OpenParam>()
  world.steps = stepLimit
  const read = messages.map((message, at): LinkedMessage => {
    const out = outs[at]!
    const rendered = renderedBy(world, sink, out, context, library, open)
    // Most messages are never told of.
    const told = message.recipients.length > 0 || rendered.some(({ people }) => people && people.length > 0)
    return {
      ...message,
      ...(rendered.length > 0 && { rendered }),
      ...(told && { view: mailView({ world, sink, out, library }) }),
      confidence: world.exhausted ? 'likely' : message.confidence,
    }
  })
  return { messages: read, open: [...open.values()] }
}

function withForeign(world: World, sink: Sink, message: LinkedMessage, out: Outgoing, library: TemplateLibrary): LinkedMessage {
  const foreign = foreignData(world, sink, out, library)
  return foreign.length > 0 ? { ...message, foreign } : message
}

function renderedBy(
  world: World,
  sink: Sink,
  out: Outgoing,
  context: Context | undefined,
  library: TemplateLibrary,
  open: Map<string, OpenParam>,
): readonly RenderedOutput[] {
  // Callers of functions that have nothing to do with this send would hand in what goes to others.
  const around = (value: Value): OpenParam[] => openParams([value]).filter((param) => isAround(param, sink, context))
  const opened = (value: Value): void => {
    for (const param of around(value)) open.set(param.key, param)
  }
  const isOpen = (value: Value): boolean => around(value).some((param) => callContexts(world, [param], context).length > 0)
  const readers = readersOf(world, out, sink.sdk.accepts)
  const at = { world, sink, out, readers, open: opened, isOpen }
  return [...renderedOutputs({ ...at, library }), ...componentOutputs(at, library)]
}

/** Whether the parameter's function holds the send, or a call on the way to it. */
function isAround({ file, fn }: OpenParam, sink: Sink, context: Context | undefined): boolean {
  const holds = (view: FileView, inner: FunctionId): boolean => view.file === file && isWithin(view, inner, fn)
  if (holds(sink.view, sink.effect.function)) return true
  for (let at = context; at; at = at.outer) if (holds(at.site.view, at.site.within)) return true
  return false
}

interface Handed {
  readonly args: readonly Value[]
  readonly calls: readonly ExternalCall[]
  readonly self: Value
  readonly span: Span
}

/** What the API is handed: the arguments of a call, or the value written to a field. */
function handed(world: World, frame: Frame, sink: Sink): Handed {
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
function filledArguments(world: World, frame: Frame, sink: Sink, args: readonly Value[]): readonly Value[] {
  const { fills } = sink.call
  const callback = fills && args[fills.arg]
  if (!fills || callback?.k !== 'function') return args
  const view = viewFor(world, callback.file)
  const param = view?.facts.functions[callback.fn]!.params[0]
  if (!view || param === undefined) return args
  const start: Value = { k: 'external', chain: fills.builder, calls: [] }
  const run: Frame = {
    view,
    fn: callback.fn,
    args: [start],
    self: undefined,
    closure: callback.frame,
    context: frame.context,
    depth: 1,
    memo: new Map(),
    busy: new Set(),
  }
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

function recipientsOf(world: World, sink: Sink, out: Outgoing, field: OutgoingField, open: Map<string, OpenParam>): Recipients[] {
  const accepts = field.splitsOn === undefined ? sink.sdk.accepts : { ...sink.sdk.accepts, splitsOn: field.splitsOn }
  const readings = readAddresses(world, field.value, accepts)
  world.explain?.(addressesTold(field.field, readings))
  for (const reading of readings) for (const param of reading.open) open.set(param.key, param)
  const many = readings.filter((reading) => reading.count === 'many' && reading.value.k === 'path')
  const stored = storedRecipients(world, readings, accepts)
  return [
    ...many.map((reading) => linkedRecipients(world, sink, out, field, reading)),
    ...stored.map(({ value, reading }) => linkedRecipients(world, sink, out, { ...field, value }, reading)),
  ]
}

/** Lists that the application stored in the field which this message's row is read from. */
function storedRecipients(
  world: World,
  readings: readonly AddressReading[],
  accepts: SdkAccepts | undefined,
): { value: Value; reading: AddressReading }[] {
  return readings
    .flatMap((reading) => storedValues(world, reading.value))
    .flatMap((value) => readAddresses(world, value, accepts).map((reading) => ({ value, reading })))
    .filter(({ reading }) => reading.count === 'many' && reading.value.k === 'path')
}

function linkedRecipients(world: World, sink: Sink, out: Outgoing, field: OutgoingField, reading: AddressReading): Recipients {
  const send = { file: sink.view.file, span: sink.effect.span }
  const place = placeFor(field.value, reading.value, send)
  const trace = traceOf(sink, field, reading, place, send)
  return {
    field: field.field,
    count: reading.count,
    relation: chosenRelation(out, field, reading) ?? reading.relation,
    evidence: reading.evidence,
    owners: reading.owners.map((path) => ({ path })),
    place,
    trace,
    uncertain: reading.guess || reading.weak || world.exhausted,
    links: reading.project || place.file !== sink.view.file ? 'project' : 'import',
    group: groupOf(trace, reading),
    symbol: symbolAt(world, place),
    suggestions: suggestionsAt(world, sink, out, field.value, place),
    ...(reading.value.k === 'path' && reading.value.origin.o === 'param' && { open: true as const }),
  }
}

/** Edits where the list stands in the message of this very call; the description alone where it came from elsewhere. */
function suggestionsAt(world: World, sink: Sink, out: Outgoing, value: Value, place: Place): Suggestion[] {
  const { view, term, sdk } = sink
  const safeForm = out.delivery === 'individual' ? undefined : sdk.safeForm
  if (place.file !== view.file) return [{ description: `Send one copy each where ${sdk.title} is called, in ${view.file}`, edits: [] }]
  const text = world.index.text(view.file)
  return suggestionsFor({
    view,
    text,
    call: term,
    safeForm,
    accepts: sdk.accepts,
    sdkTitle: sdk.title,
    value: place.span,
    isArray: isArray(value),
  })
}

/** Known to be an array: a string of addresses, or what a request says is one, cannot be mapped. */
function isArray(value: Value): boolean {
  return alternatives(value).every((side) => side.k === 'list' || (side.k === 'path' && /\[\]$|^(?:Readonly)?Array</.test(side.type ?? '')))
}

function traceOf(sink: Sink, field: OutgoingField, reading: AddressReading, place: Place, send: Place): TraceStep[] {
  const steps = trailOf(reading.value)
  const trace: TraceStep[] = steps.map((step, index) => (index === 0 ? { ...step, role: 'source' as const } : step))
  const label = field.field === 'to' ? 'To' : 'Cc'
  if (trace.length === 0) trace.push({ ...place, message: `\`${describePath(reading.value)}\` holds many people`, role: 'source' })
  const home = (field.value.home ?? reading.value.home)?.place
  if (home) trace.push({ ...home, message: `put into ${label}`, role: 'sink' })
  trace.push({ ...send, message: `sent as one message by ${sink.sdk.title}`, role: 'sink' })
  return trace
}

function groupOf(trace: readonly TraceStep[], reading: AddressReading): string {
  const source = trace[0]
  return source && source.role === 'source' ? `${source.file}:${source.span[0]}` : (reading.owners[0] ?? '')
}
