import type { Certainty } from '../finding.js'
import type { PathFact, TemplateFacts } from '../template.js'
import {
  collectionKind,
  fieldKind,
  isBriefing,
  isHost,
  isHouse,
  isOnePerson,
  isPerson,
  isReader,
  isWrapper,
  saysNothing,
  type FieldKind,
  type PeopleKind,
} from './template-lexicon.js'

/** What a printed path says of people. */
export interface PeoplePath {
  /** The collection, up to its name. */
  readonly list: readonly string[]
  readonly kind: PeopleKind | 'things'
  /** `each`: printed for every element. `place`: one picked by position. `whole`: joined or dumped. */
  readonly pick: 'each' | 'place' | 'whole'
  /** `record`: the element itself. */
  readonly field: FieldKind | 'record'
  /** The list belongs to the reader, or to a group whose members know each other. */
  readonly own: boolean
  /** Of things, whom they are through: the `customer` of each order. */
  readonly through?: string
}

const position = /^(?:\d+|first|last)$/

/** Undefined where the path prints nobody's data, or data of one person that the context names. */
export function judgePath({ segments, whole, element }: PathFact): PeoplePath | undefined {
  const last = segments.lastIndexOf('[]') - 1
  for (let at = segments.length - 1; at >= 0; at--) {
    const next = segments[at + 1]
    const pick =
      next === '[]' ? 'each' : next !== undefined && position.test(next) ? 'place' : next === undefined && whole ? 'whole' : undefined
    if (!pick) continue
    const name = nameBefore(segments, at)
    const named =
      name < 0 ? undefined : (collectionKind(segments[name]!) ?? (at === last ? elementKind(segments[name]!, element) : undefined))
    if (!named) continue
    const isHouses = /contacts$/i.test(segments[name]!) && isHouse(segments[name - 1] ?? '')
    const kind = isHouses || isOfOtherMail(segments, name) ? 'colleagues' : named
    const printed = fieldOf(segments.slice(at + 2), kind, pick === 'whole' || whole === 'dump' ? whole : undefined)
    // `for name, email in users`: the element itself is what its name says.
    const field = printed === 'record' && element !== undefined && fieldKind([element]) === 'contact' ? 'contact' : printed
    return field && { list: segments.slice(0, name + 1), kind, pick, field, own: isOwn(segments.slice(0, name)) }
  }
  return throughThings(segments)
}

/** A list whose name says nothing is one of people where the loop calls its elements so. */
function elementKind(list: string, element: string | undefined): PeopleKind | undefined {
  return element !== undefined && saysNothing(list) ? collectionKind(`${element}List`) : undefined
}

/** The segment that names the list: `users.data.edges` is `users`. */
function nameBefore(segments: readonly string[], at: number): number {
  let name = at
  while (name > 0 && isWrapper(segments[name]!)) name--
  return /^(?:\[\]|\?|\d+|first|last)$/.test(segments[name]!) ? -1 : name
}

function fieldOf(rest: readonly string[], kind: PeopleKind, whole: PathFact['whole']): FieldKind | 'record' | undefined {
  const tail = rest.filter((segment) => !isWrapper(segment) && segment !== '[]' && !position.test(segment))
  if (whole === 'dump') return 'contact'
  if (tail.length === 0) return kind === 'addresses' ? 'contact' : 'record'
  return fieldKind(tail)
}

/** `entry.data.bcc`: whom another mail went to, as a log or a preview of it tells. */
function isOfOtherMail(segments: readonly string[], name: number): boolean {
  return name > 0 && /^(?:to|cc|bcc)$/i.test(segments[name]!)
}

function isOwn(before: readonly string[]): boolean {
  return before.some((segment) => isReader(segment) || isHost(segment) || isBriefing(segment)) && !before.includes('[]')
}

/** `host.name`, `event.organizer.firstName`, `coach_name`: whoever is called so is told of people on purpose. */
export function isOfHost({ segments }: PathFact): boolean {
  const [owner, field] = segments.length > 1 ? segments.slice(-2) : (segments[0]?.split(/_?(?=(?:first|full)?_?name$)/i) ?? [])
  return owner !== undefined && field !== undefined && isHost(owner) && fieldKind([field]) === 'name'
}

/** `orders[].customer.email`, `bids.first.bidder.email`: people, but through things that may well be the reader's. */
function throughThings(segments: readonly string[]): PeoplePath | undefined {
  const at = segments.findLastIndex((segment, index) => segment === '[]' || (position.test(segment) && index > 0))
  if (at <= 0) return undefined
  const tail = segments.slice(at + 1).filter((segment) => !isWrapper(segment))
  const owner = tail.length > 1 ? tail[tail.length - 2]! : ''
  const field = isPerson(owner) ? fieldKind(tail) : undefined
  const pick = segments[at] === '[]' ? 'each' : 'place'
  return field && { list: segments.slice(0, at), kind: 'things', pick, field, own: isOwn(segments.slice(0, at - 1)), through: owner }
}

/** Who is greeted is one of those through whose things others are told: `Dear {{guest.name}}` above `bookings[].guest.email`. */
function isOneOfThem({ segments }: PathFact, through: string): boolean {
  return segments.length > 1 && segments.at(-2) === through && through !== 'user' && isOnePerson(through) && !isHost(through)
}

/** A template alone knows names only: nothing is certain, and what may be meant to be shown is merely possible. */
export function certaintyOf(
  { kind, field, own, through }: PeoplePath,
  { greets, desk }: Pick<TemplateFacts, 'greets' | 'desk'>,
): Certainty {
  if (field !== 'contact' || own || desk || kind === 'colleagues') return 'possible'
  if (through !== undefined) return greets.some((path) => isOneOfThem(path, through)) ? 'likely' : 'possible'
  // The host of an event, the coach of a team: who comes is theirs to know.
  return greets.some(isOfHost) ? 'possible' : 'likely'
}

/** A helper that leaves nothing to read of the datum. */
export function isVeiled(calls: readonly string[]): boolean {
  return calls.some((call) => /mask|redact|obfuscat|anonymi|hash|md5|sha\d|hmac|gravatar|encrypt|hide|initials/i.test(call))
}
