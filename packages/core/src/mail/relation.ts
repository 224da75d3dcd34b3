import type { Relation } from '../message.js'
import {
  isAddressName,
  isEmailField,
  isOperatorField,
  isOperatorList,
  isPeopleWord,
  isSettingsName,
  isTableOfOutsiders,
  isTenantKey,
  isWideTenantKey,
  namesCrowd,
  namesFamily,
  namesPeople,
  onlyWithinTenant,
  pluralOf,
  relationOfWords,
  singular,
  wordsOf,
  wordsThatTell,
  workForOne,
} from '../people/lexicon.js'
import { ofAllParents } from '../people/queries/subcollections.js'
import { remembered } from '../people/remembered.js'
import { namesOfPath } from '../flow/picks.js'
import type { Filter, Value, ValueOf } from '../flow/value.js'
import { asksForOnePerson, asksForRole, isLostKey } from './asked-for.js'
import {
  areOfOneRecord,
  asksForRecord,
  isAnswer,
  isFieldForOne,
  isPiecesOfOne,
  isQueued,
  isValueOfField,
  namesList,
  withoutBinding,
} from './path-shapes.js'

/** What a list of people is, read off the access path it comes from. */
export interface PeopleReading {
  readonly relation: Relation
  /** Why we believe that these are people and many. */
  readonly evidence: readonly string[]
  /** The path says what it is by names alone. */
  readonly weak: boolean
}

const tenantNouns =
  /^(team|org|organization|organisation|workspace|project|company|tenant|department|household|household|agency|form|board|retro|channel|guild|space|task|sprint|incident)$/

/**
 * Reads the access path of one element of a list. `field`: the path itself is the list, kept in a field of one row, so that a
 * walk over rows says nothing of who is in it. `each`: it is read once for each element of a list, whatever picked them.
 */
export function readPath(path: ValueOf<'path'>, staffNames: readonly string[], field = false, each = false): PeopleReading {
  const { origin } = path
  const names = withoutBinding([...originNames(path), ...(path.of ? [path.of] : []), ...namesOfPath(path.segments)]).map((name) =>
    name.replace(/\(\)$/, ''),
  )
  const words = names.flatMap(wordsThatTell)
  const evidence: string[] = []
  const last = names.at(-1)
  const picked = !field && (each || path.segments.slice(0, -1).some((segment) => segment.startsWith('[') && segment !== '[split]'))
  // Somebody read the address of each element: these are people, whatever the list is called.
  if (
    last !== undefined &&
    (path.segments.at(-1) === last || (each && origin.o === 'call' && path.segments.length === 0)) &&
    picked &&
    (isEmailField(last) || (isAddressName(last) && names.some(isEmailField)))
  )
    evidence.push('email')
  if (names.some(namesPeople)) evidence.push('people')
  const listNames = names.filter(namesList)
  if (listNames.length > 0) evidence.push('list')

  if (field && last !== undefined && namesFamily(last)) return { relation: 'colleagues', evidence, weak: true }
  if (origin.o === 'settings') return { relation: 'operator', evidence, weak: false }
  if (areOfOneRecord(path)) return { relation: 'colleagues', evidence, weak: true }
  if (origin.o === 'query') {
    const reading = queryReading(path, origin.filters, words, evidence, staffNames, field)
    return reading.relation === 'colleagues' && areCrowd(path, words, field) ? { ...reading, relation: 'strangers', weak: true } : reading
  }
  if (origin.o === 'request') {
    if (isValueOfField(path) && evidence.length === 0) return { relation: 'unknown', evidence, weak: true }
    evidence.push('request')
    const known = relationOfWords(words, staffNames) === 'colleagues' || names.some(isOperatorList) || isFieldForOne(path)
    return { relation: known ? 'colleagues' : 'strangers', evidence, weak: false }
  }
  if (isAnswer(path) || isQueued(path)) return { relation: 'strangers', evidence: [...evidence, 'request'], weak: false }
  const own = path.segments.findLast((segment) => !segment.startsWith('[')) ?? ''
  if ((!own.endsWith('()') && isOperatorList(own)) || isPiecesOfOne(path)) return { relation: 'colleagues', evidence, weak: true }
  const named = namedRelation(words, staffNames)
  // `block.options.recipients` is what somebody set up; `options.customers` are customers all the same.
  const people = listNames.filter((name) => namesPeople(name) && !isAddressName(name))
  if (names.some((name) => isSettingsName(name)) && people.length === 0) return { relation: 'operator', evidence, weak: true }
  // The `email` of what was lost on the way tells no more than a name.
  if (origin.o === 'unknown' && named === undefined) return { relation: 'unknown', evidence: [], weak: true }
  // A helper that nobody calls and that takes `recipients` says nothing of who they are.
  if (origin.o === 'param' && named === 'strangers' && words.every((word) => !isPeopleWord(word) || singular(word) === 'recipient'))
    return { relation: 'unknown', evidence, weak: true }
  return { relation: named === 'colleagues' && namesCrowd(words) ? 'strangers' : (named ?? 'unknown'), evidence, weak: true }
}

const isAnybody = (word: string): boolean => /^(?:user|person|people|account|profile|recipient)$/.test(singular(word))

function namedRelation(words: readonly string[], staffNames: readonly string[]): Relation | undefined {
  const relation = relationOfWords(
    words.filter((word) => !/^(account|profile)$/.test(singular(word))),
    staffNames,
  )
  if (relation === 'strangers' && words.some((word) => tenantNouns.test(singular(word)))) return 'colleagues'
  return relation
}

function queryReading(
  path: ValueOf<'path'>,
  filters: readonly Filter[],
  words: readonly string[],
  evidence: string[],
  staffNames: readonly string[],
  field: boolean,
): PeopleReading {
  // A list inside one row is as good as its names; rows are many by themselves.
  const isRow = !field && isRows(path)
  if (isRow) evidence.push('query')
  else if (isPiecesOfOne(path) || isOperatorList(listIn(path, field))) return { relation: 'colleagues', evidence, weak: true }
  if (path.origin.o === 'query' && (isOperatorList(path.origin.model) || (field && isOperatorField(path.origin.model, words))))
    return { relation: 'colleagues', evidence, weak: false }
  const outside = isRow && areOutsiders(path)
  const named = (outside ? relationOfWords : namedRelation)(words, staffNames)
  const keys = keysOf(path)
  const isByRows = ({ by = [] }: Filter): boolean => by.some((key) => keys.includes(key) && key.origin.o === 'query' && key.origin.many)
  // What asked for the ids says who they are of: all members who owe something are no team.
  const others = filters.filter((filter) => !isByRows(filter))
  const bound = others.some((filter) => filter.op !== 'other' && filter.value === undefined && filter.values === undefined)
  if (isRow && isAddressName(path.origin.o === 'query' ? path.origin.model : '') && others.some(asksForOnePerson))
    return { relation: 'colleagues', evidence, weak: true }
  const isOneCompany = workForOne(words) && filters.every(({ field: asked }) => asked !== ofAllParents)
  if (named === 'colleagues' && (bound || !onlyWithinTenant(words) || isOneCompany || !isRow))
    return { relation: 'colleagues', evidence, weak: false }
  for (const filter of others) {
    if (asksForRecord(path, filter)) return { relation: 'colleagues', evidence, weak: true }
    if (asksForRole(filter)) return { relation: 'colleagues', evidence, weak: false }
    if (isTenantKey(filter.field) && filter.op === 'is' && filter.value === undefined && !(outside && isWideTenantKey(filter.field)))
      return { relation: 'colleagues', evidence, weak: false }
    const ids = filter.names ? relationOfWords(filter.names.flatMap(wordsOf), staffNames) : undefined
    if (filter.op === 'in' && ids === 'colleagues') return { relation: 'colleagues', evidence, weak: false }
  }
  // Whoever has an account, asked for by ids that were lost on the way: nobody knows what these have in common.
  if (isRow && filters.some(isLostKey) && words.every((word) => !isPeopleWord(word) || isAnybody(word)))
    return { relation: 'colleagues', evidence, weak: true }
  if (keys.length > 0 && keys.every((key) => keyRelation(key, staffNames) === 'colleagues'))
    return { relation: 'colleagues', evidence, weak: false }
  return { relation: named === 'colleagues' ? 'strangers' : (named ?? 'unknown'), evidence, weak: false }
}

/** The list of a row that people stand in: `schedule.report_recipients[].email`, or the field that is one itself. */
function listIn({ segments }: ValueOf<'path'>, field: boolean): string {
  const pick = segments.findIndex((segment) => segment.startsWith('['))
  return (field ? segments.at(-1) : pick > 0 ? segments[pick - 1] : undefined) ?? ''
}

/**
 * Whoever is a member of a club or a parish gave it an address, not the other members. Members of one tenant know each other while they
 * are few; so many that they are mailed in batches do not. Admins and others with a part to play always do.
 */
function areCrowd(path: ValueOf<'path'>, words: readonly string[], field: boolean): boolean {
  const { origin } = path
  if (origin.o !== 'query' || isOperatorList(origin.model) || origin.filters.some(asksForRole)) return false
  const named = [
    ...words,
    ...origin.filters.flatMap(({ names = [] }) => names.flatMap(wordsOf)),
    ...keysOf(path).flatMap((key) => originNames(key).flatMap(wordsOf)),
  ]
  if (namesCrowd([...named, ...origin.filters.flatMap((filter) => wordsOf(filter.field))])) return true
  return !field && path.batched === true && isRows(path) && onlyWithinTenant(named)
}

/** The keys that people were asked for by, one by one or all at once: `membership.userId` of each membership has picked the users. */
export function keysOf({ origin }: ValueOf<'path'>): ValueOf<'path'>[] {
  if (origin.o !== 'query') return []
  return origin.filters.flatMap(({ field, op, by = [] }) => {
    if (op === 'other' || !(/^_?(?:id|uid|uuid|pk|sub|e?mail)$/i.test(field) || (/_?ids?$/i.test(field) && namesPeople(field)))) return []
    return op === 'in' || by.some((key) => key.segments.some((segment) => segment.startsWith('[')) || isRows(key)) ? by : []
  })
}

function keyRelation(by: ValueOf<'path'>, staffNames: readonly string[]): Relation {
  return by.narrowed === 'staff' ? 'colleagues' : readPath(by, staffNames).relation
}

/** Rows that hold the addresses themselves, of a table of people from outside: a tenant’s customers are none of its members. */
function areOutsiders({ origin, segments }: ValueOf<'path'>): boolean {
  if (origin.o !== 'query' || !isTableOfOutsiders(origin.model)) return false
  return segments.filter((segment) => !segment.startsWith('[') && segment !== 'data()').length <= 1
}

/** Elements of a query over many rows, as against a list inside one row. */
function isRows({ origin, segments }: ValueOf<'path'>): boolean {
  if (origin.o !== 'query' || !origin.many) return false
  // `for (const company of companies) … company.contacts.map(…)`: the list of one row at a time.
  const isOneByOne = segments[0]?.startsWith('[loop') === true
  if (isOneByOne && segments.slice(1).some((segment) => segment.startsWith('[') && segment !== '[split]')) return false
  return segments[0]?.startsWith('[') ?? true
}

function originNames(path: ValueOf<'path'>): string[] {
  const { origin } = path
  if (origin.o === 'unknown') return []
  if (origin.o === 'query') return [origin.model]
  return origin.name.split(/[.:/#()]+/).filter(Boolean)
}

/** Whether a path that stands in an address field by itself is a list rather than one address. */
export function isListPath(path: ValueOf<'path'>): 'yes' | 'named' | 'no' {
  const last = path.segments.at(-1)
  if (path.origin.o === 'query' && path.origin.many && path.segments.length === 0) return 'yes'
  if (path.type && isListType(path.type)) return 'yes'
  if (last?.startsWith('[')) return 'no'
  const name = (last ?? originNames(path).at(-1) ?? '').replace(/\(\)$/, '')
  return namesList(name) ? 'named' : 'no'
}

/** A collection, as a sentence names it: rows of a query by their model, in the plural. */
export function describeList(list: ValueOf<'path'>): string {
  const { origin, segments } = list
  const isRows = origin.o === 'query' && list.table === undefined && segments.length === 0 && origin.model !== ''
  return isRows ? pluralOf(describePath(list)) : describePath(list).replaceAll('[]', '')
}

/** `Recipient|Recipient[]` may be either. */
const isListType = remembered((type) => {
  const sides = type.split(/\|(?![^<({]*[>)}])/).filter((side) => side !== 'null' && side !== 'undefined')
  return sides.length > 0 && sides.every((side) => /\[\]$|^(Readonly)?Array<|^Set</.test(side))
})

/** Names of calls that say nothing of what they give. */
const asking = /^(?:get|getAll|find|findAll|findMany|findOne|findById|fetch|list)$/

export function describePath(value: Value): string {
  if (value.k !== 'path') return 'a list'
  // `knex('owners')` gives owners.
  const call = value.table === undefined ? -1 : value.segments.findLastIndex((segment) => segment.endsWith('()'))
  // `formData.getAll('emails')` is something of the form's.
  const origins = originNames(value)
  const root = value.table ?? origins.findLast((name) => !asking.test(name)) ?? origins.at(-1)
  const names = [
    ...(root === undefined ? [] : [root]),
    ...value.segments.slice(call + 1).map((segment) => (segment.startsWith('[') ? '[]' : segment)),
  ]
  return names.join('.').replaceAll('.[]', '[]') || 'a list'
}
