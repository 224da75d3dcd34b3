import { ask, type Question } from '../flow/view.js'
import type { FileFacts, FunctionId } from '../facts.js'
import type { TraceStep } from '../finding.js'
import { rootKey } from '../flow/keys.js'
import { trailOf, type Value, type ValueOf } from '../flow/value.js'
import { countApart, withoutOrder } from '../flow/orders.js'
import { isDrawn, isPick, isPosition } from '../flow/picks.js'
import { viewFor, type World } from '../flow/world.js'
import type { Kinship } from '../message.js'
import { isAmongOthers } from './second-query.js'

type Path = ValueOf<'path'>

/** Somebody who gets a copy. */
export interface Reader {
  readonly path: Path
  /** The value that they were read from: where it may be one of several, these are one reader under several names. */
  readonly from?: Value
  /** Each of a list that gets this very message: what picked it there picked nothing of the content. */
  readonly each: boolean
}

export interface Kin {
  readonly how: Kinship
  /** How many segments lead to the collection that both come from. */
  readonly list: number
  /** The collection was asked for twice: it may have changed in between. */
  readonly twice?: true
  /** The reader may as well be one who keeps these people. */
  readonly maybe?: true
}

/**
 * How a datum's owner and the reader hang together: the two access paths are laid beside each other until they differ. Where
 * they differ in what picked an element of one collection, they are two people; everywhere else nothing is known, and the datum
 * may well be the reader's.
 */
export function kinshipOf({ path: reader, each }: Reader, datum: Path, many: boolean): Kin | undefined {
  const isOfOtherRoot = rootKey(reader.origin) !== rootKey(datum.origin)
  if (reader.origin.o === 'unknown' || (isOfOtherRoot && !many) || isOtherRun(reader, datum)) return undefined
  if (isOfOtherRoot) return askedTwice(reader, datum)
  const last = reader.segments.findLastIndex(isPick)
  const length = Math.min(reader.segments.length, datum.segments.length)
  for (let at = 0; at < length; at++) {
    const ours = reader.segments[at]!
    const theirs = datum.segments[at]!
    if (!isPick(ours) || !isPick(theirs)) {
      if (ours !== theirs) return undefined
      continue
    }
    if (isOfGroup(reader, ours) && many) return datum.narrowed === 'own' ? undefined : { how: 'all', list: at }
    if (ours === theirs && !(each && at === last)) continue
    const how = pickedApart(ours, theirs, many && !datum.segments.slice(at + 1).some(isTurn), each)
    return how && { how, list: at }
  }
  return undefined
}

/** `own[0].customer.email` of each group of orders: whoever the group is of, and no person at a fixed place of the whole. */
function isOfGroup({ narrowed }: Path, pick: string): boolean {
  return narrowed === 'own' && isPosition(pick)
}

function askedTwice(reader: Path, datum: Path): Kin | undefined {
  if (isSameQuery(reader, datum)) return { how: 'all', list: 0, twice: true }
  const among = isAmongOthers(reader, datum)
  return among && { how: 'all', list: 0, twice: true, ...(among === 'maybe' && { maybe: true }) }
}

/** `query(sqlA)` and `query(sqlB)`: one function asks the database for both, and they are two questions. */
function isOtherRun(reader: Path, datum: Path): boolean {
  const [ours, theirs] = [givenBack(reader), givenBack(datum)]
  const at = ours.findIndex((step, index) => theirs[index] === undefined || isElsewhere(step, theirs[index]))
  if (at < 0 || theirs[at] === undefined) return false
  // Whoever asked first is named by where; of those that it went through, another function may as well have cut one answer in two.
  return at === 0 || ours[at]!.message === theirs[at].message
}

const isElsewhere = (a: TraceStep, b: TraceStep): boolean => a.file !== b.file || a.span[0] !== b.span[0]

/** The calls that gave a value back, one out of another, before anything else was done with it. */
function givenBack(path: Path): readonly TraceStep[] {
  const steps = trailOf(path)
  const isGiven = ({ message }: TraceStep): boolean => message.startsWith('given back by')
  const first = steps.findIndex(isGiven)
  if (first < 0) return []
  const end = steps.findIndex((step, at) => at > first && !isGiven(step))
  return steps.slice(first, end < 0 ? undefined : end)
}

/** The same rows, asked for twice; a query that names somebody gives what belongs to them. */
function isSameQuery(reader: Path, datum: Path): boolean {
  if (reader.origin.o !== 'query' || datum.origin.o !== 'query') return false
  const rows = (path: Path): boolean => isTurn(path.segments[0] ?? '') && !path.segments.slice(1).some(isPick)
  const free = reader.origin.filters.every(({ op, value }) => op === 'other' || value !== undefined)
  const alike = reader.origin.model !== '' && reader.origin.model === datum.origin.model
  return alike && free && conditionsOf(reader.origin) === conditionsOf(datum.origin) && rows(reader) && rows(datum)
}

/** Equal for queries that ask for the same rows, in whatever order their conditions stand. */
function conditionsOf({ filters }: Extract<Path['origin'], { o: 'query' }>): string {
  const texts = filters.map(({ field, op, value, values, names }) => JSON.stringify([field, op, value, values, names]))
  return texts.sort().join()
}

const mostLooks = 80

/**
 * A cheap look at what a component is given: whether anything of it could be another’s than the reader’s. `all`: the component is
 * used once for each element of a list.
 */
export function mayConcern(world: World, readers: readonly Reader[], given: Value, all = false): boolean {
  return holdsAny(world, given, mostLooks, {
    path: (value, many) => readers.some((reader) => kinshipOf(reader, value, many || all) !== undefined || holdsReaders(reader, value)),
  })
}

/** What is looked for in a value. */
export interface Sought {
  readonly path: (value: Path, many: boolean) => boolean
  /** An object, beside what its fields hold. */
  readonly object?: (value: ValueOf<'object'>) => boolean
  readonly instance?: boolean
}

/** What is reckoned is nobody’s data: a colour’s parts, a sum. */
const numbers = /^global:(?:Math|Number|parseInt|parseFloat|Date)\b/

/** Whether a value holds something of a kind, at any depth. What is too much to look through may hold anything. */
export function holdsAny(world: World, given: Value, most: number, sought: Sought): boolean {
  let left = most
  // Values share their parts: `theme.primary` in ten places is looked at once.
  const seen = { one: new Set<Value>(), many: undefined as Set<Value> | undefined }
  const look = (value: Value, many: boolean): boolean => {
    if (value.k === 'literal' || value.k === 'none') return false
    const before = many ? (seen.many ??= new Set()) : seen.one
    if (before.has(value)) return false
    before.add(value)
    if (left-- <= 0) return true
    switch (value.k) {
      case 'path':
        return sought.path(value, many)
      case 'object':
        // By key: a generator of values would cost more than what it gives.
        for (const key of value.fields.keys()) if (look(value.fields.get(key)!, many)) return true
        return value.open.some((one) => look(one, many)) || sought.object?.(value) === true
      case 'list':
        return value.items.some((item) => look(item, many)) || (value.each !== undefined && look(value.each, true))
      case 'union':
        return value.of.some((one) => look(one, many))
      case 'text':
        return value.parts.some((part) => look(part, many))
      case 'encoded':
        return look(value.of, many)
      case 'external':
        if (numbers.test(value.chain)) return false
        return value.calls.some(({ args }) => args.some((argument) => look(argument, many)))
      // A callback of the project (`t`, `format`) brings nobody of its own, unless it closes over what it was made beside.
      case 'function':
        return closesOver(world, value)
      case 'instance':
        return sought.instance === true
      default:
        return false
    }
  }
  return look(given, false)
}

/** The function names something of the function that it was made in: `() => users.map(…)`. */
export function closesOver(world: World, { file, fn }: ValueOf<'function'>): boolean {
  const view = viewFor(world, file)
  return view !== undefined && ask(view, namesOuter, fn)
}

const namesOuter: Question<boolean> = { about: 'functions', answer: ({ facts }, fn) => isClosing(facts, fn) }

function isClosing(facts: FileFacts, fn: FunctionId): boolean {
  const inner = facts.functions[fn]!
  if (inner.parent === undefined) return false
  const outer = new Set<number>()
  for (let at = inner.parent as number | undefined; at !== undefined; at = facts.functions[at]!.parent)
    if (facts.functions[at]!.kind !== 'module') outer.add(at)
  if (outer.size === 0) return false
  const [from, to] = inner.span
  return facts.terms.some(
    (term) => term.k === 'ref' && from <= term.span[0] && term.span[1] <= to && outer.has(facts.bindings[term.binding]!.function),
  )
}

/** The collection that readers were picked from, or a record around it. */
function holdsReaders({ path }: Reader, value: Path): boolean {
  // Rows of a query of its own: which of them are whose is seen where they are printed.
  if (rootKey(path.origin) !== rootKey(value.origin)) return value.origin.o === 'query' && value.origin.many
  const last = path.segments.findLastIndex(isPick)
  return value.segments.length <= last && value.segments.every((segment, at) => segment === path.segments[at])
}

/** Two picks of one collection. Undefined where they may be the same element. */
function pickedApart(ours: string, theirs: string, many: boolean, each: boolean): Kinship | undefined {
  const [reader, datum] = [withoutOrder(ours), withoutOrder(theirs)]
  if (reader === datum && !each) return countApart(ours, theirs) ? 'order' : undefined
  // One person picked at a fixed place is written to on purpose.
  if (isPosition(reader) && !each) return undefined
  if (isPosition(datum) || (isDrawn(datum) && (each || isTurn(reader)))) return 'place'
  if (datum.startsWith('[earlier ')) return 'earlier'
  if (many) return isTurn(datum) || /^\[(?:content|template|any|values|spread|unit)\b/.test(datum) ? 'all' : undefined
  if (each) return undefined
  const step = indexStep(reader, datum)
  if (step !== undefined) return step
  return isTurn(reader) && isTurn(datum) ? 'other' : undefined
}

const isTurn = (segment: string): boolean => /^\[(?:each|loop|index [^\]]*#\d+\]$)/.test(segment)

/** `users[i + 1]` beside `users[i]`. */
function indexStep(reader: string, datum: string): Kinship | undefined {
  const ours = /^\[index (.*)\]$/.exec(reader)?.[1]
  const theirs = /^\[index (.*)\]$/.exec(datum)?.[1]
  if (theirs === undefined) return undefined
  const plain = /^(.*?)(?:[+-]\d+)$/.exec(theirs)?.[1]
  if (plain === undefined) return undefined
  return ours === plain || ours === undefined ? 'next' : undefined
}
