import { isPeopleWord, isRoleKey, singular, wordsOf } from '../people/lexicon.js'
import { keyOf, rootKey } from '../flow/keys.js'
import { type Filter, type ValueOf } from '../flow/value.js'
import { isPick } from '../flow/picks.js'
import type { World } from '../flow/world.js'
import type { PrintedPeople, Relation } from '../message.js'
import type { SdkAccepts } from '../sdk.js'
import { readAddresses } from './recipients.js'
import { readPath, type PeopleReading } from './relation.js'
import { isAmongOthers, keepsRows } from './second-query.js'
import type { Outgoing } from './units.js'

/** Who reads a message, as far as its To and Cc tell. */
export interface Readers {
  /** Addresses that come from somewhere; written ones are the operator’s. */
  readonly paths: readonly ValueOf<'path'>[]
  /** The most distant of them. */
  readonly relation: Relation
  readonly staffNames: readonly string[]
}

const distance: Readonly<Record<Relation, number>> = { operator: 0, colleagues: 1, unknown: 2, strangers: 3 }

export function readersOf(world: World, out: Outgoing, accepts: SdkAccepts | undefined): Readers {
  const staffNames = world.options.staffNames ?? []
  const paths: ValueOf<'path'>[] = []
  let relation: Relation | undefined
  for (const { value } of out.visible) {
    for (const reading of readAddresses(world, value, accepts)) {
      // `if (!process.env.DESK) return []`: nobody reads what goes to nobody.
      if (reading.value.k === 'list' && reading.value.count === 'none') continue
      const found = reading.value.k === 'path' ? readPath(reading.value, staffNames).relation : reading.relation
      if (reading.value.k === 'path') paths.push(reading.value)
      const known: Relation = reading.value.k !== 'path' && reading.count === 'unknown' ? 'unknown' : found
      if (relation === undefined || distance[known] > distance[relation]) relation = known
    }
  }
  return { paths, relation: relation ?? 'unknown', staffNames }
}

/** Whether more than that they were asked for says that printed rows are people's: a name, or that they are like one of the readers. */
export function areKnown({ paths }: Readers, printed: ValueOf<'path'>, { evidence }: PeopleReading): boolean {
  if (evidence.some((one) => one !== 'query' && one !== 'request')) return true
  return paths.some((path) => isAmongOthers(path, printed) === 'surely')
}

/** What a reader is to the people that a value is one of. */
export function readerOf({ paths, relation }: Readers, printed: ValueOf<'path'>): PrintedPeople['reader'] {
  const list = listKey(printed)
  if (paths.some((path) => path.segments.some(isPick) && listKey(path) === list)) return 'each'
  for (const path of paths) {
    if (`${keyOf(printed)}.`.startsWith(`${keyOf(ownerOf(path))}.`) && hasOwner(path)) return 'own'
    if (isAmongOthers(path, printed) === 'surely') return 'strangers'
    if (isBoundTo(printed, path)) return 'own'
    if (keepsRows(path, printed)) return 'colleagues'
    // Both were read off one record: an order’s guests and its customer.
    if (rootKey(path.origin) === rootKey(printed.origin) && isOneRecord(path)) return 'colleagues'
  }
  return relation
}

/** The collection that a value was picked from first. */
function listKey(path: ValueOf<'path'>): string {
  const at = path.segments.findLastIndex(isPick)
  return keyOf({ ...path, segments: path.segments.slice(0, Math.max(at, 0)) })
}

function ownerOf(path: ValueOf<'path'>): ValueOf<'path'> {
  return { ...path, segments: path.segments.slice(0, -1) }
}

/** An address by itself, `to`, has no record above it. */
function hasOwner({ segments }: ValueOf<'path'>): boolean {
  return segments.length > 0
}

function isOneRecord({ origin, segments }: ValueOf<'path'>): boolean {
  return !segments.some(isPick) && !(origin.o === 'query' && origin.many)
}

/** A query for one person’s rows: the person is named by the reader’s own name, or by a field that holds one person. */
function isBoundTo({ origin }: ValueOf<'path'>, reader: ValueOf<'path'>): boolean {
  if (origin.o !== 'query') return false
  const readers = new Set(namesOf(reader))
  return origin.filters.some(
    (filter) =>
      filter.op === 'is' &&
      filter.value === undefined &&
      !isRoleKey(filter.field) &&
      (nounsOf(filter.field).some(isPeopleWord) || nounsIn(filter).some((noun) => readers.has(noun))),
  )
}

function nounsIn({ field, names }: Filter): string[] {
  return [field, ...(names ?? [])].flatMap(nounsOf)
}

const saysNothing =
  /^(?:id|ids|uid|req|request|body|params|query|data|input|ctx|context|session|args|props|email|mail|address|to|name|this)$/

function nounsOf(name: string): string[] {
  return wordsOf(name)
    .filter((word) => !saysNothing.test(word))
    .map(singular)
}

function namesOf({ origin, segments }: ValueOf<'path'>): string[] {
  const root = origin.o === 'query' ? origin.model : origin.o === 'unknown' ? '' : origin.name
  return [...root.split(/[./:#()]+/), ...segments.filter((segment) => !isPick(segment))].flatMap(nounsOf)
}
