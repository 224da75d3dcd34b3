import type { FunctionId } from '../facts.js'
import type { Context } from '../flow/frame.js'
import { isForOthers, isUnreachable } from '../flow/truth.js'
import { type Value } from '../flow/value.js'
import { isWithin, type FileView } from '../flow/view.js'
import { symbolicFrame, type World } from '../flow/world.js'
import type { LinkedMessage, RenderedOutput, SharedState } from '../message.js'
import type { TemplateLibrary } from '../template.js'
import type { Sink } from './match.js'
import { componentOutputs } from './components.js'
import { sendTold } from './explain.js'
import { isSentEach } from './own-apis.js'
import { readersOf } from './readers.js'
import { callContexts, stepLimit } from './open-callers.js'
import { openParams, type OpenParam } from './recipients.js'
import { renderedOutputs } from './rendered.js'
import { carriedData } from './foreign.js'
import { outgoing, type Outgoing } from './units.js'
import { heldStates } from './shared/states.js'
import { firstValues } from './shared/captured.js'
import { sharedMessages } from './shared/overwritten.js'
import { writtenData } from './written.js'
import { mailView } from './shown.js'
import { handed, filledArguments } from './handed.js'
import { headsOf, recipientsOf } from './linked-recipients.js'

const contextLimit = 5_000

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
  /** Steps ran out on the way to who gets it: there may be more. */
  readonly isCut?: true
}

/** What one judgement runs in: a world of its own, so that it depends on no other chain. */
export interface Room {
  readonly world: World
  readonly library: TemplateLibrary
}

/** Runs a judgement, or answers from what is known of it. `key` tells it from every other of the same file, `files` are read beside what it asks for. */
export type Judge = (key: string, files: readonly string[], judge: (room: Room) => Judged) => Judged

/**
 * All messages that a sink may send, following its callers as far as recipients come from them. Told of the files of each chain that took too
 * many steps.
 */
export function linkSink(sink: Sink, judge: Judge, cut: (files: readonly string[]) => void): LinkedMessage[] {
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
    if (judged.isCut) cut(files)
  }
  const files = [sink.view.file, ...new Set(tried.flatMap(filesOf))]
  const held = judge(`${self} held${tried.map(keyOf).join('')}`, files, ({ world }) => {
    if (world.options.unasked?.includes('shared')) return { messages: [], next: [] }
    world.steps = stepLimit
    world.exhausted = false
    const shared = [...sharedMessages(world, sink), ...heldStates(world, sink, tried)]
    return { messages: shared.length > 0 ? [sharedOnly(sink, shared)] : [], next: [] }
  })
  return [...messages, ...held.messages].filter(
    ({ recipients, shared, rendered, written, foreign, published }) =>
      recipients.length > 0 || (shared?.length ?? 0) > 0 || rendered || written || foreign || published,
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
  if (context && isRuledOut(world, context)) return { messages: [], next: [] }
  const messages: LinkedMessage[] = []
  const linked = linkUnder(world, sink, context)
  const isCut = world.exhausted
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
  return { messages, next, ...(isCut && { isCut }) }
}

/** A call on the way that runs for single addresses where this chain brings a list, or the other way round. */
function isRuledOut(world: World, context: Context): boolean {
  for (let at: Context | undefined = context; at; at = at.outer) {
    const { view, term, within } = at.site
    const guards = view.callEffect.get(term)?.guards ?? []
    if (guards.length > 0 && isForOthers(world, symbolicFrame(world, view, within, context), guards)) return true
  }
  return false
}

function sharedOnly(sink: Sink, shared: readonly SharedState[]): LinkedMessage {
  const place = { file: sink.view.file, span: sink.effect.span }
  return { sdk: sink.sdk.name, sdkTitle: sink.sdk.title, delivery: 'unknown', recipients: [], shared, place, confidence: 'likely' }
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
  const sentEach = isSentEach(world.options.safeSenders, sink, context)
  for (const out of outs) {
    const recipients = sentEach
      ? []
      : [...out.visible.flatMap((field) => recipientsOf(world, sink, out, field, open)), ...headsOf(world, sink, out)]
    const written = writtenData(world, sink, out)
    messages.push({
      sdk: sink.sdk.name,
      sdkTitle: sink.sdk.title,
      delivery: sentEach ? 'individual' : out.delivery,
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
  if (world.options.unasked?.includes('foreign')) return message
  const { foreign, published } = carriedData(world, sink, out, library)
  return { ...message, ...(foreign.length > 0 && { foreign }), ...(published.length > 0 && { published }) }
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
