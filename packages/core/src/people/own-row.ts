import { namesPeople, wordsOf } from './lexicon.js'
import { isOnePerson, isReaderAlone } from './template-lexicon.js'

/** A path to an element of a list: it ends in `[]`. */
export type Row = readonly string[]

/** Fields that tell one person from all others. `team_id` is none: it is the same for many. */
const keys = /^_?(?:id|uid|uuid|guid|pk|sub|e?mail|e?mail_?address|username|login|(?:user|member|person)_?(?:id|uid|uuid))$/i
/** What stands for the person of a row: `members.[].user.id`. Of `manager.id` it is another one. */
const standsFor = /^(?:user|member|person|account|profile|contact|customer)$/i
const keyEnd = /_?(?:id|uid|uuid|guid|e?mail)$/i

/** Fields that tell one person from all others, and a path to one. */
export function isOwnKey(field: string): boolean {
  return keys.test(field)
}

/** The element of a list that is the reader where two paths are the same: of `members.[].id` and `user.id` it is `members.[]`. */
export function ownRow(element: readonly string[], reader: readonly string[]): Row | undefined {
  const at = element.lastIndexOf('[]')
  const key = element.slice(at + 1)
  if (at < 0 || key.length > 2 || reader.includes('[]') || !isOfReader(reader)) return undefined
  if (key.length === 2 && !standsFor.test(key[0]!)) return undefined
  return key.length === 0 || keys.test(key[key.length - 1]!) ? element.slice(0, at + 1) : undefined
}

/** `user`, `user.id`, `currentUserId`. */
export function isOfReader(path: readonly string[]): boolean {
  const last = path[path.length - 1] ?? ''
  // An address that the context has by itself is the one that the mail goes to.
  if (path.length === 1 && /^e?mail(?:_?address)?$/i.test(last)) return true
  const owner = keys.test(last) ? path[path.length - 2] : last
  return owner !== undefined && [owner, owner.replace(keyEnd, '')].some((name) => isReaderAlone(name) || isOnePerson(name))
}

/** Those who come or live together know each other. */
const together =
  /^(?:party|household|family|couple|room|booking|reservation|order|purchase|match|pair|carpool|ride|conversation|thread|chat)$/

/**
 * Whether rows that agree in a field may be those of people who are nothing to each other: `eventId`, `team`, `plan`. `of`: what
 * the field is one of; a `cartId` is the cart's own.
 */
export function isSharedKey(field: string, of?: string): boolean {
  if (keys.test(field) || namesPeople(field)) return false
  const stem = field.replace(keyEnd, '').toLowerCase()
  return stem !== '' && !together.test(stem) && !(of !== undefined && wordsOf(of).includes(stem))
}
