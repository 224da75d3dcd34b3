import type { Suggestion, TraceStep } from '../finding.js'
import { listKind } from '../flow/kinds.js'
import { alternatives } from '../flow/union.js'
import { keyOf } from '../flow/keys.js'
import { batching } from '../flow/lists.js'
import { type Value, type ValueOf, trailOf } from '../flow/value.js'
import type { World } from '../flow/world.js'
import { suggestionsFor } from '../frontends/rewrite.js'
import type { Recipients } from '../message.js'
import { isAddressName, isEmailField, isPlural, wordsOf } from '../people/lexicon.js'
import type { SdkAccepts } from '../sdk.js'
import type { Place } from '../source.js'
import { addressesTold } from './explain.js'
import { shownHeads } from './heads.js'
import type { Sink } from './match.js'
import { placeFor } from './places.js'
import { postedValues } from './posted.js'
import { addressLeaves, type OpenParam, readAddresses, type AddressReading } from './recipients.js'
import { describePath, keysOf } from './relation.js'
import { chosenRelation } from './relay.js'
import { storedValues } from './stored.js'
import { namesAround, symbolAt } from './symbols.js'
import type { Outgoing, OutgoingField } from './units.js'

export function recipientsOf(world: World, sink: Sink, out: Outgoing, field: OutgoingField, open: Map<string, OpenParam>): Recipients[] {
  const accepts = field.splitsOn === undefined ? sink.sdk.accepts : { ...sink.sdk.accepts, splitsOn: field.splitsOn }
  const readings = readAddresses(world, field.value, accepts)
  world.explain?.(addressesTold(field.field, readings))
  for (const reading of readings) for (const param of reading.open) open.set(param.key, param)
  const leaves = addressLeaves(world, field.value, accepts)
  const many = readings.filter(
    (reading) =>
      reading.count === 'many' &&
      reading.value.k === 'path' &&
      !isOneByName(reading.value, leaves) &&
      !isSettledByPosts(world, reading.value, accepts),
  )
  const stored = [...storedRecipients(world, readings, accepts), ...postedRecipients(world, leaves, accepts)]
  return [
    ...many.filter((reading) => !isKeptCopy(reading, many)).map((reading) => linkedRecipients(world, sink, out, field, reading)),
    ...stored.map(({ value, reading }) => linkedRecipients(world, sink, out, { ...field, value }, reading)),
  ]
}

/** A cache’s copy, `JSON.parse(await redis.get(key))`, of a list that was asked for beside it: that one says who they are. */
function isKeptCopy({ value, relation, weak }: AddressReading, many: readonly AddressReading[]): boolean {
  if (value.k !== 'path' || value.origin.o !== 'call' || relation !== 'unknown' || !weak) return false
  return many.some((other) => other.relation !== 'unknown')
}

/** Lists that the application stored in the field which this message's row is read from, where the field itself does not say who they are. */
function storedRecipients(
  world: World,
  readings: readonly AddressReading[],
  accepts: SdkAccepts | undefined,
): { value: Value; reading: AddressReading }[] {
  return readings
    .filter(({ count, relation }) => count !== 'many' || relation === 'unknown')
    .flatMap((reading) => storedValues(world, reading.value))
    .flatMap((value) => readAddresses(world, value, accepts).map((reading) => ({ value, reading })))
    .filter(({ reading }) => reading.count === 'many' && reading.value.k === 'path')
}

/** Lists that the application itself sent to this function, whether it reads one address of them here or many. */
function postedRecipients(
  world: World,
  leaves: ReturnType<typeof addressLeaves>,
  accepts: SdkAccepts | undefined,
): { value: Value; reading: AddressReading }[] {
  return leaves
    .flatMap((leaf) => postedValues(world, leaf.many ? withoutPicks(leaf.value) : leaf.value))
    .flatMap((posted) => readAddresses(world, posted, accepts).map((reading) => ({ value: posted, reading })))
    .filter(({ reading }) => reading.count === 'many' && reading.value.k === 'path')
}

/** `Array.isArray(to) ? to : [to]` takes either; what came in as `recipient_email` is one. */
function isOneByName(many: Value, leaves: ReturnType<typeof addressLeaves>): boolean {
  const whole = withoutPicks(many)
  if (whole.k !== 'path' || whole === many || whole.segments.length === 0 || !isOneByItsName(whole)) return false
  return leaves.some((leaf) => !leaf.many && leaf.value.k === 'path' && keyOf(leaf.value) === keyOf(whole))
}

/** A list that a request brings is whatever the application's own pages send, where all of them say whom they write to. */
function isSettledByPosts(world: World, value: Value, accepts: SdkAccepts | undefined): boolean {
  const posted = postedValues(world, withoutPicks(value))
  return posted.length > 0 && posted.flatMap((one) => readAddresses(world, one, accepts)).every(saysWho)
}

/** One address, people who know each other, or a list that is told of where it is posted; what somebody filled into a form says nothing. */
function saysWho({ value, count, relation, weak, evidence }: AddressReading): boolean {
  if (value.k === 'literal' || value.k === 'none') return true
  if (count === 'one') return value.k !== 'path' || listKind(value) === 'scalar' || isOneByItsName(value)
  if (count !== 'many' || relation === 'unknown') return false
  return relation !== 'strangers' || (!weak && evidence.some((one) => one === 'query' || one === 'email'))
}

function isOneByItsName({ origin, segments }: ValueOf<'path'>): boolean {
  const name = segments.at(-1) ?? ('name' in origin ? origin.name : '')
  return isEmailField(name) && !isPlural(name)
}

/** `to[]` of each element is `to` of the request. */
function withoutPicks(value: Value): Value {
  if (value.k !== 'path') return value
  const at = value.segments.findIndex((segment) => segment.startsWith('['))
  return at < 0 ? value : { ...value, segments: value.segments.slice(0, at) }
}

function linkedRecipients(world: World, sink: Sink, out: Outgoing, field: OutgoingField, reading: AddressReading): Recipients {
  const send = { file: sink.view.file, span: sink.effect.span }
  const place = placeFor(field.value, reading.value, send)
  const trace = traceOf(sink, field, reading, place, send)
  const around = [place, send].flatMap((one) => namesAround(world, one))
  const chosen = chosenRelation(out, field, reading, around)
  return {
    field: field.field,
    count: reading.count,
    relation: chosen?.relation ?? reading.relation,
    evidence: reading.evidence,
    owners: reading.owners.map((path) => ({ path })),
    place,
    trace,
    uncertain: reading.guess || reading.weak || chosen?.weak === true || world.exhausted,
    links: reading.project || place.file !== sink.view.file ? 'project' : 'import',
    group: groupOf(trace, reading),
    symbol: symbolAt(world, place),
    suggestions: suggestionsAt(world, sink, out, field.value, place),
    ...openness(reading.value),
  }
}

/** Who called this function decides who these people are, or by which keys they were asked for. */
function openness(value: Value): Pick<Recipients, 'open'> {
  if (value.k !== 'path') return {}
  if (value.origin.o === 'param') return { open: isAskedFor(value) ? 'asked' : 'given' }
  return keysOf(value).some(({ origin }) => origin.o === 'param') ? { open: 'given' } : {}
}

/** `db.load('members')[].email`: a method that looks people up gave the list, not whoever handed over `db`. `mail.getTo()` reads a message. */
function isAskedFor({ segments }: ValueOf<'path'>): boolean {
  const pick = segments.findIndex((segment) => segment.startsWith('['))
  const call = segments.slice(0, pick === -1 ? segments.length : pick).findLast((segment) => segment.endsWith('()'))
  if (call === undefined) return false
  const [verb = '', ...named] = wordsOf(call.slice(0, -2))
  return /^(?:get|find|list|all|fetch|load|query|select|scan|search|read|retrieve|lookup)$/.test(verb) && !isAddressName(named.join('_'))
}

/** The first of a list in To, before all the others in Bcc. */
export function headsOf(world: World, sink: Sink, out: Outgoing): Recipients[] {
  return shownHeads(world, out, sink.sdk.accepts).map(({ field, value, hidden }) => ({
    ...linkedRecipients(world, sink, out, { ...field, value }, { ...hidden, value }),
    count: 'one',
    head: true,
    uncertain: true,
    suggestions: [{ description: 'Put an address of your own into the visible field, or send one copy each', edits: [] }],
  }))
}

/** Edits where the list stands in the message of this very call; the description alone where it came from elsewhere. */
function suggestionsAt(world: World, sink: Sink, out: Outgoing, value: Value, place: Place): Suggestion[] {
  const { view, term, sdk } = sink
  const safeForm = out.delivery === 'individual' ? undefined : sdk.safeForm
  if (place.file !== view.file) return [{ description: `Send one copy each in ${view.file}, which sends by ${sdk.title}`, edits: [] }]
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
  const trace: TraceStep[] = steps.map((step, index) =>
    index === 0 ? { ...step, message: bornAs(reading.value, step.message), role: 'source' as const } : step,
  )
  const label = field.field === 'to' ? 'To' : 'Cc'
  if (trace.length === 0) trace.push({ ...place, message: `\`${describePath(reading.value)}\` holds many people`, role: 'source' })
  const home = (field.value.home ?? reading.value.home)?.place
  if (home) trace.push({ ...home, message: `put into ${label}`, role: 'sink' })
  trace.push({ ...send, message: `sent as one message by ${sink.sdk.title}`, role: 'sink' })
  return trace
}

/** A way that begins with what a client sends says so, and one that begins where a list is cut whose it is. */
function bornAs(value: Value, message: string): string {
  if (value.k === 'path' && value.origin.o === 'request') return `${message}: \`${describePath(value)}\`, which a client sends`
  if (message !== batching || value.k !== 'path') return message
  const whence = value.origin.o === 'param' ? ', which came in as a parameter, is' : ' is'
  return `\`${describePath(value).replace(/\[\].*$/, '')}\`${whence} ${batching}`
}

function groupOf(trace: readonly TraceStep[], reading: AddressReading): string {
  const source = trace[0]
  return source && source.role === 'source' ? `${source.file}:${source.span[0]}` : (reading.owners[0] ?? '')
}
