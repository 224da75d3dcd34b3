import { namesOfPath } from '../flow/picks.js'
import { alternatives } from '../flow/union.js'
import { none, type Value, type ValueOf } from '../flow/value.js'
import { isNamedForMany, isNamedForOwn, isNamedForStrangers, soundsLikeMany, subjectOf } from './crowds.js'
import type { AddressReading } from './recipients.js'
import type { Outgoing } from './units.js'

/**
 * Whom a client of the API lists may be one customer and a colleague, or a thousand readers. It is told where something says that
 * they came by themselves: the field (`guestEmails`), the code around (`newsletter/send.ts`, `notifySubscribers`), or what the mail says.
 * `around`: names of the files and functions that the list goes through.
 */
export function isTypedIn(out: Outgoing, { value }: AddressReading, around: readonly string[]): boolean {
  if (value.k !== 'path' || value.origin.o !== 'request') return false
  if (isEnvelope(out, value)) return true
  const own = [value.origin.name, ...namesOfPath(value.segments)]
  return !own.some(isNamedForStrangers) && ![...own, ...around].some(isNamedForMany) && !soundsLikeMany(out.args)
}

/**
 * Rows of people who may be anybody, where the code around (`sendSeoNotification`) or the subject line (“Team digest”) says that the mail is
 * for those who run the application.
 */
export function isForOwn(out: Outgoing, { value, relation }: AddressReading, around: readonly string[]): boolean {
  if (value.k !== 'path' || (relation !== 'unknown' && relation !== 'strangers')) return false
  const { origin } = value
  const model = origin.o === 'query' ? origin.model : 'name' in origin ? origin.name : ''
  if ([model, value.of ?? '', ...value.segments].some((name) => !name.startsWith('[') && isNamedForStrangers(name))) return false
  return [...around, ...subjectOf(out.args)].some((name) => isNamedForOwn(name) && !isNamedForMany(name))
}

/** `{ to: body.to, cc: body.cc, subject: body.subject }`: whoever filled each line of the envelope knows what readers of each see. */
function isEnvelope({ visible, hidden, args }: Outgoing, list: ValueOf<'path'>): boolean {
  const root = rootOf(list)
  const message = args.find((arg) => arg.k === 'object')
  const written = message?.k === 'object' ? hidden.map((path) => message.fields.get(path.split('.').at(-1)!) ?? none) : []
  const copies = [...visible.filter(({ field }) => field === 'cc').map((line) => line.value), ...written]
  return copies.some((copy) => pathsIn(copy, 0).some((path) => rootOf(path) === root && path.segments.some(isCopyLine)))
}

const isCopyLine = (segment: string): boolean => /^b?cc(?:s|list|_?emails?|_?recipients?|_?address(?:es)?)?$/i.test(segment)

function pathsIn(value: Value, depth: number): ValueOf<'path'>[] {
  if (depth > 4) return []
  if (value.k === 'path') return [value]
  if (value.k === 'text') return value.parts.flatMap((part) => pathsIn(part, depth + 1))
  if (value.k === 'list') return [...value.items, ...(value.each ? [value.each] : [])].flatMap((part) => pathsIn(part, depth + 1))
  return value.k === 'union' ? alternatives(value).flatMap((side) => pathsIn(side, depth + 1)) : []
}

/** The request or parameter that a value is a field of, where it is nothing else. */
export function rootOf(value: Value): string | undefined {
  if (value.k !== 'path') return undefined
  const { origin } = value
  if (origin.o === 'request') return `request:${origin.site}`
  if (origin.o === 'param') return `param:${origin.file}#${origin.fn}.${origin.index}`
  return undefined
}
