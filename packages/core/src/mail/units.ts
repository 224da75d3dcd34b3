import { alternatives } from '../flow/union.js'
import { following, none, type ExternalCall, type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { AddressField, Delivery } from '../message.js'
import type { SdkCall, SdkModel, SdkPath, SdkUnit, SdkVisible } from '../sdk.js'
import { valueAt } from './paths.js'
import { verdictOf, type CallContext } from './predicates.js'
import { elements } from './unit-elements.js'

/** What a reader of one outgoing message sees, as values still to be read. */
export interface OutgoingField {
  readonly field: AddressField
  readonly value: Value
  readonly splitsOn?: string
}

export interface Outgoing {
  readonly delivery: Delivery
  readonly visible: readonly OutgoingField[]
  /** The config key that settles what the account decides. */
  readonly depends?: string
  readonly args: readonly Value[]
  /** What became one message of many, and where the call's content is shared by all of them. */
  readonly element?: Value
  /** That one stands for as many as a list holds; others are written out one by one. */
  readonly repeated?: true
  readonly each?: SdkPath
  readonly self: Value
  /** Addresses that get the message and that no reader sees. */
  readonly hidden: readonly SdkPath[]
  readonly replyTo: readonly SdkPath[]
  /** Every path at which addresses may stand: an API that takes all in one object has its content beside them. */
  readonly addresses: readonly SdkPath[]
  /** The calls that made the client, with what they were given. */
  readonly client?: readonly ExternalCall[]
}

const depthLimit = 4

/** Splits a call into outgoing messages by the SDK's units. Alternatives of the message are judged one by one. */
export function outgoing(
  world: World,
  sdk: SdkModel,
  call: SdkCall,
  member: string,
  calls: readonly ExternalCall[],
  args: readonly Value[],
  self: Value,
): Outgoing[] {
  const read = call.body === undefined ? args : [bodyOf(world, call, args, self), ...args.slice(1)]
  const first = read[0]
  const sides = first?.k === 'union' ? alternatives(first) : [first ?? none]
  return sides.flatMap((side) =>
    applyUnits({ world, sdk, member, calls, args: [side, ...read.slice(1)], self }, call.units ?? sdk.units, 0),
  )
}

function bodyOf(world: World, call: SdkCall, args: readonly Value[], self: Value): Value {
  for (const path of typeof call.body === 'string' ? [call.body] : (call.body ?? [])) {
    const body = valueAt(world, path, args, undefined, self)
    if (body.k !== 'none') return body.k === 'encoded' ? body.of : body
  }
  return none
}

function applyUnits(context: CallContext, units: readonly SdkUnit[], depth: number): Outgoing[] {
  if (depth > depthLimit) return []
  const found: Outgoing[] = []
  for (const unit of units) {
    const verdict = unit.when ? verdictOf(unit.when, context) : 'always'
    if (verdict !== 'never') found.push(...applyUnit(context, units, unit, depth))
    // What isolates on one way only leaves the others to the units behind it.
    if (verdict === 'always') break
  }
  return found
}

function applyUnit(context: CallContext, units: readonly SdkUnit[], unit: SdkUnit, depth: number): Outgoing[] {
  if (unit.unitIsMessage) {
    return elements(context, unit).flatMap(({ element }) =>
      applyUnits({ ...context, args: [element, ...context.args.slice(1)] }, units, depth + 1),
    )
  }
  const settled = unit.verdict === 'depends' && unit.option !== undefined ? context.world.options.accounts?.[unit.option] : undefined
  if (settled === false) return []
  const depends = unit.verdict === 'depends' && settled === undefined ? { depends: unit.option ?? context.sdk.name } : {}
  const { args, self } = context
  const hidden = unit.hidden ?? []
  const replyTo = unit.replyTo ?? []
  const addresses = [...hidden, ...replyTo, ...(unit.visible ?? []).flatMap(({ path }) => path)]
  const common = { args, self, hidden, replyTo, addresses, ...depends }
  const whole = (path: SdkPath): Value => valueAt(context.world, path, args, context.element, self)
  if (unit.raw !== undefined) return [{ ...common, delivery: 'shared', ...readMime(context.world, whole(unit.raw), args) }]
  if (unit.mailto !== undefined) return [{ ...common, delivery: 'shared', visible: mailtoFields(whole(unit.mailto)) }]
  if (unit.each === 'call') return [{ ...common, delivery: 'shared', visible: fieldsOf(context, unit) }]
  return elements(context, unit).map(({ element, repeated }) => ({
    ...common,
    delivery: 'individual',
    visible: fieldsOf({ ...context, element }, unit),
    element,
    ...(repeated && { repeated: true as const }),
    each: unit.each,
  }))
}

function fieldsOf(context: CallContext, unit: SdkUnit): OutgoingField[] {
  return (unit.visible ?? []).flatMap((visible) => {
    const value = visibleValue(context, visible)
    return value.k === 'none'
      ? []
      : [{ field: visible.field, value, ...(visible.splitsOn !== undefined && { splitsOn: visible.splitsOn }) }]
  })
}

function visibleValue(context: CallContext, { path }: SdkVisible): Value {
  for (const one of typeof path === 'string' ? [path] : path) {
    const value = valueAt(context.world, one, context.args, context.element, context.self)
    if (value.k !== 'none') return value
  }
  return none
}

/** MIME text, by its lines; what a composer wrote, by the message that the composer was given. */
function readMime(world: World, value: Value, args: readonly Value[]): Pick<Outgoing, 'args' | 'visible'> {
  const message = composedOf(value, 0)
  if (!message) return { args, visible: mimeLines(value) }
  const visible = (['to', 'cc'] as const).map((field) => ({ field, value: valueAt(world, `0.${field}`, [message], undefined, none) }))
  return { args: [message], visible: visible.filter((one) => one.value.k !== 'none') }
}

/** `new MailComposer(message).compile().build()`, in whatever encoding it is handed on. */
function composedOf(value: Value, depth: number): Value | undefined {
  if (depth > 8) return undefined
  if (value.k === 'encoded') return composedOf(value.of, depth + 1)
  if (value.k === 'union') return value.of.map((one) => composedOf(one, depth + 1)).find((one) => one !== undefined)
  if (value.k === 'text') return value.parts.length === 1 ? composedOf(value.parts[0]!, depth + 1) : undefined
  if (value.k !== 'external' || !/\/mail-composer#/.test(value.chain)) return undefined
  return value.calls.find(({ name }) => name === 'new')?.args[0]
}

/** A piece of a text, and where the innermost text around it is written. */
interface Piece {
  readonly value: Value
  readonly home?: Value['home']
}

/** To and Cc lines of a MIME text: what stands between `To:` and the end of its line. */
function mimeLines(value: Value): OutgoingField[] {
  const fields: OutgoingField[] = []
  let field: 'to' | 'cc' | undefined
  let parts: Piece[] = []
  const close = (): void => {
    const first = parts[0]
    if (field && first) {
      const home = parts.findLast((part) => part.home)?.home
      fields.push({
        field,
        value: { ...following({ k: 'text', parts: parts.map((part) => part.value) }, parts.at(-1)!.value), ...(home && { home }) },
        splitsOn: ',',
      })
    }
    field = undefined
    parts = []
  }
  for (const piece of textPieces(value, undefined, 0)) {
    if (piece.value.k !== 'literal') {
      if (field) parts.push(piece)
      continue
    }
    for (const [at, line] of String(piece.value.value)
      .split(/\r\n|\n|\r/)
      .entries()) {
      if (at > 0) close()
      const header = /^\s*([A-Z][\w-]*):\s*(.*)$/i.exec(line)
      if (!header) continue
      close()
      const name = header[1]!.toLowerCase()
      field = name === 'to' || name === 'cc' ? name : undefined
      if (field && header[2]) parts.push({ ...piece, value: { k: 'literal', value: header[2] } })
    }
  }
  close()
  return fields
}

function textPieces(value: Value, around: Value['home'], depth: number): Piece[] {
  const home = value.home ?? around
  if (depth > 8) return [{ value, ...(home && { home }) }]
  const inner = (part: Value): Piece[] => textPieces(following(part, value), home, depth + 1)
  if (value.k === 'text') return value.parts.flatMap(inner)
  if (value.k === 'encoded') return textPieces(value.of, home, depth + 1)
  if (value.k === 'union') return value.of.flatMap(inner)
  // `['To: …', 'Subject: …'].join('\n')`: each element is a line. Of `['To: ', list, '\n', …].join('')` none is.
  if (value.k === 'list' && !value.each)
    return value.items.flatMap((item, at): Piece[] => [
      ...(at > 0 && !value.items.some(isHeaderName) ? [{ value: { k: 'literal', value: '\n' } } as const] : []),
      ...inner(item),
    ])
  return [{ value, ...(home && { home }) }]
}

function isHeaderName(value: Value): boolean {
  return value.k === 'literal' && /(?:^|\n)[A-Za-z][\w-]*:[ \t]*$/.test(String(value.value))
}

/** `mailto:a,b?cc=c`: recipients in the path and in `to=` and `cc=`. */
function mailtoFields(value: Value): OutgoingField[] {
  const fields: OutgoingField[] = []
  let field: AddressField | undefined
  for (const { value: part, home } of textPieces(value, undefined, 0)) {
    if (part.k === 'literal') {
      const text = String(part.value)
      const marker = /(mailto:|[?&](to|cc|bcc|subject|body)=)(?!.*(?:mailto:|[?&](?:to|cc|bcc|subject|body)=))/i.exec(text)
      if (marker)
        field =
          marker[1]!.toLowerCase() === 'mailto:'
            ? 'to'
            : marker[2]!.toLowerCase() === 'cc'
              ? 'cc'
              : marker[2]!.toLowerCase() === 'to'
                ? 'to'
                : undefined
      continue
    }
    if (field) fields.push({ field, value: { ...part, ...(home && { home }) }, splitsOn: ',' })
  }
  return fields
}
