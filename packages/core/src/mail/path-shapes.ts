import { isPick, isPosition, namesOfPath } from '../flow/picks.js'
import type { Filter, ValueOf } from '../flow/value.js'
import { belongTogether, isAddressName, isPlural, namesPeople } from '../people/lexicon.js'

/** `env.KV.get('subscribers')`: a Worker's store hangs on its environment, and what is kept in it is no setting. */
export function withoutBinding(names: readonly string[]): readonly string[] {
  const env = names.indexOf('env')
  const isStore = /^[A-Z][A-Z0-9_]*$/.test(names[env + 1] ?? '') && /^(?:get|list|prepare|query|fetch)\(\)$/.test(names[env + 2] ?? '')
  return env !== -1 && isStore ? names.slice(env + 1) : names
}

/** `emails`, `customers`: the name of a list of people. */
export function namesList(name: string): boolean {
  return isPlural(name) && (isAddressName(name) || namesPeople(name))
}

/** `body.recipient_email.split(',')`: a field for one address, into which whoever fills the form may write others that belong to it. */
export function isFieldForOne({ origin, segments }: ValueOf<'path'>): boolean {
  const pick = segments.findIndex((segment) => segment.startsWith('['))
  // What an opaque call gave is named by the call, with the fields behind it.
  const name = pick === 0 && origin.o === 'call' ? origin.name.split('.').at(-1) : segments[pick - 1]
  const isLast = segments.slice(Math.max(pick, 0)).every((segment) => segment.startsWith('['))
  return name !== undefined && isLast && /(?:e?mail|address|recipient)$/i.test(name) && !isPlural(name)
}

/** `candidate.email.split(',')`: the same of any record. */
export function isPiecesOfOne(path: ValueOf<'path'>): boolean {
  return path.segments.includes('[split]') && isFieldForOne(path)
}

/** What somebody filled into a form: `responses[field].answer.value`, `submission.answers[0]`. */
export function isAnswer({ segments }: ValueOf<'path'>): boolean {
  const names = namesOfPath(segments)
  const last = names.at(-1) ?? ''
  return /^answers?$/i.test(/^(?:value|text|email)$/i.test(last) ? (names.at(-2) ?? '') : last)
}

/** `answers[field.id].map(trim)`: whatever a form's field holds, among which an address is one. */
export function isValueOfField({ segments }: ValueOf<'path'>): boolean {
  return segments.length > 1 && segments.slice(-2).every((segment) => segment.startsWith('[') && segment !== '[split]')
}

/** Jobs that a queue hands over together, each somebody's: `batch.messages[].body.email`, `event.Records[].body` of Cloudflare and SQS. */
export function isQueued({ origin, segments }: ValueOf<'path'>): boolean {
  const [list = '', pick = '', body = ''] = segments
  return origin.o === 'param' && /^(?:messages|Records)$/.test(list) && pick.startsWith('[') && /^(?:body|Sns|kinesis)$/.test(body)
}

/** `student.parents.map((one) => one.email)`: a list of one record, or of one record after the other, whose people belong together. */
export function areOfOneRecord({ origin, segments, row }: ValueOf<'path'>): boolean {
  const isOneByOne = segments[0] !== undefined && (segments[0].startsWith('[loop') || isPosition(segments[0]))
  const own = isOneByOne ? segments.slice(1) : segments
  const picks = own.flatMap((segment, at) => (segment.startsWith('[') ? [at] : []))
  const at = (picks[0] ?? own.length) - 1
  const list = own[at]
  const model = origin.o === 'query' ? origin.model : 'name' in origin ? origin.name.split(/[.:/#]+/).at(-1) : undefined
  const owner = own[at - 1] ?? model
  if (picks.length > 1 || list === undefined || owner === undefined || !isPlural(list)) return false
  if (origin.o === 'query' && origin.many && !isOneByOne) return false
  return belongTogether(owner, list) || (at === 0 && row !== undefined && belongTogether(row, list))
}

/** `conversationParticipant.findMany({ where: { conversationId } })`: the same list, asked for by its record. */
export function asksForRecord({ origin, segments }: ValueOf<'path'>, { field, op, value, values }: Filter): boolean {
  if (origin.o !== 'query' || op !== 'is' || value !== undefined || values !== undefined || segments.slice(1).some(isPick)) return false
  const owner = /^(.+?)_?[iI]ds?$/.exec(field)?.[1]
  return owner !== undefined && belongTogether(owner, origin.model)
}
