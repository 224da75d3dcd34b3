import { rootKey } from '../flow/keys.js'
import { type Filter, type ValueOf } from '../flow/value.js'
import { isPick, isPosition, isDrawn } from '../flow/picks.js'
import {
  isEmailField,
  isPeopleWord,
  isRoleKey,
  isTableOfOutsiders,
  isTenantKey,
  namesPeople,
  relationOfWords,
  singular,
  wordsOf,
} from '../people/lexicon.js'
import { isOwnKey, isSharedKey } from '../people/own-row.js'
import { isHost, isOnePerson, isPerson } from '../people/template-lexicon.js'
import { readPath } from './relation.js'

type Path = ValueOf<'path'>
type Query = Extract<Path['origin'], { o: 'query' }>

/** Rows that somebody stands for who signed up, ordered or applied. */
const signUps =
  /^(?:booking|registration|reservation|signup|order|ticket|rsvp|enrol?lment|application|submission|response|appointment|entry|purchase|subscription|invitation)$/
/** Whoever does something for others has to know how to reach them. */
const serving =
  /^(?:driver|courier|rider|worker|employee|creator|author|partner|freelancer|affiliate|vendor|supplier|sponsor|contractor|sitter)$/
const anybody = /^(?:user|person|account|profile|contact)$/

/**
 * Whether rows of a query of their own are those of other people like the reader: all but the reader, whoever has a key of many in
 * common with the reader’s row (`where: { eventId: booking.eventId }`), or all rows of the reader’s own table. `maybe`: the reader
 * may as well be one who keeps these people, as nothing says how they hang together.
 */
export function isAmongOthers(reader: Path, datum: Path): 'surely' | 'maybe' | undefined {
  if (datum.origin.o !== 'query' || !areRows(datum)) return undefined
  const { filters } = datum.origin
  const isAllBut = filters.some(({ except = [] }) => except.some((by) => isOwnKey(tailOf(reader, by)?.at(-1) ?? '')))
  // Whoever is mailed by an address in their own row is a person, whatever the table is called.
  if (isAllBut && isOwnAddress(reader) && isOfTable(reader, datum.origin.model) && !isKeeper(reader, true)) return 'surely'
  const person = personOf(reader)
  if (!person) return undefined
  const alike = nounOf(wordsOf(datum.origin.model)) === person
  if (isKeeper(reader, alike) || isWhoseRows(datum.origin, reader) || !areOfPeople(datum)) return undefined
  if (isAllBut) return 'surely'
  const outside = isTableOfOutsiders(datum.origin.model)
  if (!alike && (!outside || serving.test(person))) return undefined
  const kept = (field: string): boolean => !alike && anybody.test(person) && (isTenantKey(field) || keptPlaces.test(field))
  if (filters.some(({ field }) => kept(field))) return undefined
  if (filters.some((filter) => isSharedWith(reader, filter, person))) return anybody.test(person) && !alike ? 'maybe' : 'surely'
  if (!alike) return anybody.test(person) && filters.some(isOpenKeyOfMany) ? 'maybe' : undefined
  return anybody.test(person) || filters.some((filter) => filter.op === 'other') ? 'maybe' : 'surely'
}

const contestants = /^(?:winner|participant|student|user|member|player|contestant|entrant)$/

/**
 * Whether a template takes one at a fixed place from rows of a query of their own, whoever reads it: `{{#with winners.[0]}}`. In code, the
 * first of some rows is mostly the only one that was asked for.
 */
export function isPlacedOther(reader: Path, datum: Path): boolean {
  const { origin, segments } = datum
  if (origin.o !== 'query' || !origin.many || !isPosition(segments[0] ?? '') || segments.slice(1).some(isPick)) return false
  if (isKeeper(reader) || isWhoseRows(origin, reader) || !personOf(reader) || !areOfPeople(datum)) return false
  return isTableOfOutsiders(origin.model) || contestants.test(nounOf(wordsOf(origin.model)))
}

/** `seeker.email` of each row of a query. */
function isOwnAddress({ origin, segments }: Path): boolean {
  return origin.o === 'query' && segments.length === 2 && isPick(segments[0]) && isEmailField(segments[1]!)
}

function isOfTable({ origin }: Path, model: string): boolean {
  return origin.o === 'query' && origin.model === model && !isTenantKey(model) && !isHost(model)
}

/** All rows as they are taken in turn, or what each of them holds of its person. */
function areRows({ origin, segments }: Path): boolean {
  const [first, ...rest] = segments
  return origin.o === 'query' && origin.many && isPick(first) && !isPosition(first!) && !isDrawn(first!) && !rest.some(isPick)
}

/** `order.customer.email`, but not `order.venue.address`. */
function areOfPeople({ origin, segments }: Path): boolean {
  const [through, ...more] = segments.slice(1, -1)
  if (more.length > 0 || origin.o !== 'query') return false
  return through === undefined ? isOfPerson(origin.model) : isPerson(through) && !isHost(through)
}

function isOfPerson(name: string): boolean {
  const noun = nounOf(wordsOf(name))
  return signUps.test(noun) || isPeopleWord(noun) || isOnePerson(noun)
}

function nounOf(words: readonly string[]): string {
  return singular(words.at(-1) ?? '')
}

const holdsUser = /(?:^|[.:/])(?:req|request|session|ctx|context|c|event|locals|auth)(?:\(\))?$/i

/** What the reader is one of: the table or list that the row was taken from. Undefined for one whom that row only names. */
function personOf(reader: Path): string | undefined {
  const { origin, segments } = reader
  const record = recordOf(reader)
  const via = segments.slice(record.length, -1)
  if (via.length > 1 || (via[0] !== undefined && (!isPerson(via[0]) || isHost(via[0]) || serving.test(via[0])))) return undefined
  const list = record.findLast((segment) => !isPick(segment))
  const root = origin.o === 'query' ? origin.model : origin.o === 'unknown' ? '' : origin.name
  // `req.user`, `session.user` is whoever is signed in.
  const noun = nounOf(wordsOf(via[0] !== undefined && list === undefined && holdsUser.test(root) ? via[0] : (list ?? root)))
  return via.length > 0 || signUps.test(noun) || isPeopleWord(noun) || isOnePerson(noun) ? noun : undefined
}

/** The row that an address was read from: the element of a list, or the one row that was asked for. */
function recordOf({ segments }: Path): readonly string[] {
  return segments.slice(0, segments.findLastIndex(isPick) + 1)
}

/** Whether a reader who was asked for by one row’s key gets what was asked for by another of its keys: an event’s owner, its guests. */
export function keepsRows(reader: Path, datum: Path): boolean {
  if (reader.origin.o !== 'query' || datum.origin.o !== 'query' || reader.origin.many) return false
  if (isKeeper(reader)) return true
  const roots = (query: Query): string[] => query.filters.flatMap(({ by = [] }) => by.map(({ origin }) => rootKey(origin)))
  const asked = new Set(roots(reader.origin))
  return roots(datum.origin).some((root) => asked.has(root)) && reader.origin.model !== datum.origin.model
}

/** Staff, and those who have guests or pupils: such a list is theirs to read. `alike`: the reader is one of those listed. */
function isKeeper(reader: Path, alike = false): boolean {
  const { origin, segments } = reader
  const relation = readPath(reader, []).relation
  if (relation === 'operator' || (relation === 'colleagues' && !alike) || segments.some((segment) => !isPick(segment) && isHost(segment)))
    return true
  if (origin.o !== 'query') return origin.o === 'unknown' || ('name' in origin && isHost(origin.name))
  return isHost(origin.model) || origin.filters.some(({ field, names = [] }) => [field, ...names].some((name) => namesHost(name)))
}

/** `organizerId`, `createdById`, `isAdmin`. */
function namesHost(name: string): boolean {
  const words = wordsOf(name).filter((word) => word !== 'id' && word !== 'ids' && word !== 'by')
  return isHost(words.join('_')) || /^(?:created|creator|author)$/.test(words.at(-1) ?? '') || relationOfWords(words) === 'colleagues'
}

/** The query asks for what belongs to one person, to those in some role, or to rows that were named. */
function isWhoseRows(query: Query, reader: Path): boolean {
  const own = reader.origin.o === 'query' ? reader.origin.filters : []
  return query.filters.some((filter) => {
    const { field, op, value, values, by = [] } = filter
    if (op === 'other') return false
    const literals = values ?? (value === undefined ? [] : [value])
    if (literals.length > 0) return saysWho(field, literals) && !own.some((other) => isAlike(other, filter))
    return !isOfMany(field) || by.some((key) => isOwnKey(tailOf(reader, key)?.join('.') ?? ''))
  })
}

/** `eventId`, `teamId`, but not `managerId` and not `followers`. */
function isOfMany(field: string, of?: string): boolean {
  return isSharedKey(field, of) || /^(?:team|board|committee|crew)_?(?:id|uuid|slug)?$/i.test(field)
}

/** Whose users are those who run it. */
const keptPlaces = /shop|store|clinic|practice|hotel|restaurant|venue|salon|gym|studio|merchant|listing|property/i

/** `role: 'mentor'`, `isTutor: true`: a part that the reader may not have. */
function saysWho(field: string, literals: readonly (string | number | boolean)[]): boolean {
  if (isRoleKey(field) || namesPeople(field) || /^(?:type|kind)$/i.test(field) || namesHost(field.replace(/^is_?/i, ''))) return true
  return literals.some((one) => typeof one === 'string' && namesPeople(one))
}

function isAlike(one: Filter, other: Filter): boolean {
  return one.field === other.field && one.op === other.op && one.value === other.value && String(one.values) === String(other.values)
}

/** A key that many have, taken from the reader’s row, from what that row hangs on, or asked of both queries alike. */
function isSharedWith(reader: Path, { field, op, value, values, by = [], names = [] }: Filter, person: string): boolean {
  if (op === 'other' || value !== undefined || values || !isOfMany(field, person)) return false
  if (by.some((key) => tailOf(reader, key) !== undefined || isAround(reader, key))) return true
  const asked = reader.origin.o === 'query' ? reader.origin.filters : []
  return asked.some((own) => own.field === field && own.op === op && names.length > 0 && String(own.names) === String(names))
}

/** `event.id`, where the reader is one of `event.attendees`. */
function isAround(reader: Path, key: Path): boolean {
  const around = key.segments.slice(0, -1)
  if (rootKey(reader.origin) !== rootKey(key.origin) || around.length >= recordOf(reader).length) return false
  return around.every((segment, at) => isSame(segment, reader.segments[at]))
}

function isOpenKeyOfMany({ field, op, value, values }: Filter): boolean {
  return op !== 'other' && value === undefined && values === undefined && isOfMany(field)
}

/** What follows the reader’s row in the path of a key. */
function tailOf(reader: Path, key: Path): readonly string[] | undefined {
  const record = reader.origin.o === 'query' ? recordOf(reader) : reader.segments.slice(0, -1)
  if (rootKey(reader.origin) !== rootKey(key.origin) || !record.every((segment, at) => isSame(segment, key.segments[at]))) return undefined
  return key.segments.slice(record.length)
}

/** A message made for each turn of a loop has another name for its pick than what was asked within. */
function isSame(ours: string, theirs: string | undefined): boolean {
  return ours === theirs || (isPick(ours) && isPick(theirs))
}
