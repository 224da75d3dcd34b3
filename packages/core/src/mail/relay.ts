import { asPath } from '../flow/members.js'
import { namesOfPath } from '../flow/picks.js'
import { alternatives } from '../flow/union.js'
import { keyOf } from '../flow/keys.js'
import { type Value, type ValueOf } from '../flow/value.js'
import type { Relation } from '../message.js'
import { isAddressName, isEmailField, isSettingsName, relationOfWords, wordsOf } from '../people/lexicon.js'
import { namesList } from './path-shapes.js'
import type { AddressReading } from './recipients.js'
import { isForOwn, isTypedIn, rootOf } from './typed-in.js'
import type { Outgoing, OutgoingField } from './units.js'

export interface Chosen {
  readonly relation: Relation
  /** Whoever picked them may well have meant them to be seen. */
  readonly weak?: true
}

/** What recipients are to each other where whoever picked them meant them to be seen; undefined where nothing says so. */
export function chosenRelation(
  out: Outgoing,
  field: OutgoingField,
  reading: AddressReading,
  around: readonly string[],
): Chosen | undefined {
  if (isOwnAccount(out, reading)) return { relation: 'operator' }
  const typedIn = isTypedIn(out, reading, around)
  if (isRelay(out, field, reading)) return relayed(reading, typedIn)
  const isForThem = typedIn || isForOwn(out, reading, around)
  return isChosenCopy(field, reading) || standsForOwn(field, reading) || isForThem ? { relation: 'colleagues' } : undefined
}

/**
 * `sendNewsletter(request)` that takes its text from the request too mails to many all the same. `{ emails, subject, text }` may be
 * either, where a line of recipients (`{ to, subject, text }`) is filled in by a writer.
 */
function relayed({ value, relation }: AddressReading, typedIn: boolean): Chosen {
  if (value.k !== 'path' || value.origin.o !== 'request') return { relation: 'operator' }
  if (!typedIn) return { relation, weak: true }
  const names = namesOfPath(value.segments)
  const isLine = names.some((name) => wordsOf(name).some((word) => lineWords.test(word)))
  return {
    relation: !isLine && names.some(namesList) ? 'colleagues' : 'operator',
  }
}

const lineWords = /^(?:to|cc|recipients?|receivers?|addressees?)$/

/**
 * A mail client or relay: one person writes the message and picks who gets it. To, subject line and body then all come
 * from the same request or stored message, and showing the recipients is what the writer asked for.
 */
function isRelay(out: Outgoing, field: OutgoingField, reading: AddressReading): boolean {
  const root = rootOf(reading.value)
  if (root === undefined) return false
  const message = out.args.find((arg) => arg.k === 'object')
  if (message?.k !== 'object') return out.args.some((arg) => rootOf(arg) === root)
  const content = contentIn(message, 0).filter((value) => value.k !== 'none' && !(value.k === 'literal' && value.value === ''))
  return content.length >= 2 && content.every((value) => alternatives(value).some((side) => rootOf(side) === root))
}

const contentKeys = /^(?:subject|html|text|body|content|htmlBody|textBody)$/i
const envelopes = /^(?:message|alternatives)$/i

/** What the message says, also where an API wraps it: `{ message: { subject, body: { content } } }`. */
function contentIn({ fields }: ValueOf<'object'>, depth: number): Value[] {
  const inner = (value: Value): Value[] => (value.k === 'object' && depth < 3 ? contentIn(value, depth + 1) : [])
  return [...fields].flatMap(([key, value]) => {
    if (envelopes.test(key)) return value.k === 'list' ? value.items.slice(-1).flatMap(inner) : inner(value)
    if (!contentKeys.test(key)) return []
    return value.k === 'object' ? inner(value) : [value]
  })
}

/**
 * One record holds the mail account and who gets its mails: `{ host, user, password, toAddresses }`. Whoever set up the
 * account wrote the recipients beside it, for alerts of their own.
 */
function isOwnAccount({ client = [] }: Outgoing, { value }: AddressReading): boolean {
  const record = recordOf(value)
  if (record === undefined) return false
  const records = client.flatMap(({ args }) => args.flatMap((arg) => recordsIn(arg, 0)))
  return records.includes(record)
}

/** `cc: order.cc`, `cc: input.ccEmails`: who filled a list of that name meant its people to be seen. */
function isChosenCopy({ field }: OutgoingField, { value }: AddressReading): boolean {
  if (field !== 'cc' || value.k !== 'path') return false
  const isCopy = (name: string): boolean => /^(?:cc|ccs|carboncopy)$/i.test(wordsOf(name)[0] ?? '')
  // What an opaque call gave is named by the call, with the fields behind it.
  const given = value.origin.o === 'call' ? value.origin.name.split('.').slice(1) : []
  const name = [...given, ...value.segments].findLast(
    (segment) => !segment.startsWith('[') && (isCopy(segment) || !(isEmailField(segment) || /^address$/i.test(segment))),
  )
  return name !== undefined && isCopy(name)
}

/** `recipients?.length ? recipients : [ADMIN_EMAIL]`: who is told instead of the admin is told the admin's business. */
function standsForOwn({ value }: OutgoingField, { value: list }: AddressReading): boolean {
  if (list.k !== 'path' || list.origin.o !== 'request' || !isAddressName(lastName(list) ?? '')) return false
  return alternatives(value).some((side) => {
    const isOne = side.k === 'list' && !side.each && side.items.length === 1
    const addresses = isOne ? alternatives(side.items[0]!) : side.k === 'list' && side.each ? alternatives(side.each) : [side]
    return addresses.some(isOfAdmin)
  })
}

function isOfAdmin(given: Value): boolean {
  const value = given.k === 'external' ? asPath(given) : given
  if (value.k === 'path' && value.origin.o === 'settings')
    return relationOfWords([value.origin.name, ...value.segments].flatMap(wordsOf).filter((word) => !isSettingsName(word))) === 'colleagues'
  return value.k === 'literal' && relationOfWords(wordsOf(String(value.value).split('@')[0]!)) === 'colleagues'
}

const lastName = ({ segments }: ValueOf<'path'>): string | undefined => segments.findLast((segment) => !segment.startsWith('['))

function recordsIn(value: Value, depth: number): string[] {
  if (depth > 3) return []
  if (value.k === 'object') return [...value.fields.values()].flatMap((field) => recordsIn(field, depth + 1))
  return alternatives(value).flatMap((side) => recordOf(side) ?? [])
}

/** What a value is a field of, where that is a row, a request or a parameter. */
function recordOf(value: Value): string | undefined {
  if (value.k !== 'path' || value.origin.o === 'settings') return undefined
  const { segments } = value
  const at = segments.findLastIndex((segment) => !segment.startsWith('['))
  return at < 0 ? undefined : keyOf({ ...value, segments: segments.slice(0, at) })
}
