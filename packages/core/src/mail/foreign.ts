import type { Suggestion } from '../finding.js'
import { guardedBy } from '../flow/narrowing.js'
import { keyOf } from '../flow/keys.js'
import { isDrawn, namesOfPath } from '../flow/picks.js'
import { type Value, type ValueOf } from '../flow/value.js'
import { symbolicFrame, type World } from '../flow/world.js'
import { sharing } from '../markup/places.js'
import type { ContentPart, ForeignDatum, Owner, PublishedDatum } from '../message.js'
import { isAddressName, isEmailField } from '../people/lexicon.js'
import { isSecretField, isSensitiveField } from '../people/secrets.js'
import { fieldKind } from '../people/template-lexicon.js'
import type { Place } from '../source.js'
import type { TemplateLibrary } from '../template.js'
import { type ContentLeaf } from './content-leaf.js'
import { contentOf } from './content.js'
import { copyReaders, isOfMany } from './copies.js'
import { useElement } from './cures.js'
import { areNested, placeOf, pathText, isOnPurpose, traceOf } from './foreign-trace.js'
import type { Sink } from './match.js'
import { isPlacedOther } from './second-query.js'
import { holdsAny, kinshipOf, mayConcern, type Kin, type Reader } from './owners.js'
import { publishedDatum } from './published.js'
import { describeList, describePath, readPath } from './relation.js'
import { foreignView } from './shown.js'
import { symbolAt } from './symbols.js'
import type { Outgoing } from './units.js'

export type Path = ValueOf<'path'>

export const partNames: Readonly<Record<ContentPart, string>> = {
  subject: 'subject',
  preheader: 'preheader',
  html: 'HTML body',
  text: 'text',
  data: 'template’s data',
  headers: 'headers',
  attachment: 'attachment',
  raw: 'message',
  name: 'recipient’s name',
  replyTo: 'Reply-To',
}

/** Steps that reading one message's content may take beside those of its recipients. */
const contentSteps = 25_000
const mostProps = 100

export interface CarriedData {
  /** It belongs to others than the message’s readers. */
  readonly foreign: readonly ForeignDatum[]
  /** The readers’ own, in links that are made to be published. */
  readonly published: readonly PublishedDatum[]
}

/** Data in a message that its readers should not get, or not hand on. Nothing where nobody knows whom they were picked from. */
export function carriedData(world: World, sink: Sink, out: Outgoing, library: TemplateLibrary): CarriedData {
  const readers = copyReaders(world, sink, out)
  if (readers.length === 0) return { foreign: [], published: [] }
  for (const { path, each } of readers)
    world.explain?.(
      `  read by ${each ? 'all of' : 'one of'} \`${describePath(path)}\`, who ${each ? 'don’t see each other' : 'gets a copy of their own'}`,
    )
  const { steps, exhausted } = world
  world.steps = contentSteps
  try {
    return dataOf(world, sink, out, library, readers)
  } finally {
    world.steps = steps
    world.exhausted = exhausted
  }
}

function dataOf(world: World, sink: Sink, out: Outgoing, library: TemplateLibrary, readers: readonly Reader[]): CarriedData {
  const foreign: ForeignDatum[] = []
  const published: PublishedDatum[] = []
  const strange = new Map<ContentPart, Set<string>>()
  // `for (const other of users) if (other.id === user.id) send(…)`: the two are one person.
  const isOwn = guardedBy(world, symbolicFrame(world, sink.view, sink.effect.function, undefined), sink.effect) === 'own'
  for (const leaf of contentOf(world, sink, out, library, {
    concerns: (props, component, many) =>
      [props, component].some((one) => one && mayConcern(world, readers, one, many)) || mayPublish(world, readers, props, component),
  })) {
    if (world.explain) tellLeaf(readers, leaf, world.explain, strange)
    if (leaf.seen === 'list') continue
    for (const reader of readers) {
      const kin = kinOf(reader, leaf)
      // `to` is one or another, and so is what the text says of `to`: on each way the reader’s own.
      if (kin && readers.some((other) => other !== reader && other.from === reader.from && isBelow(leaf.value, other))) continue
      // Of a list that is in one order or another, an element goes with the reader that came of the same.
      if (kin?.how === 'order' && readers.some(({ path }) => path.segments[kin.list] === leaf.value.segments[kin.list])) continue
      const datum = kin && !(isOwn && kin.how === 'other') && datumOf(world, sink, reader, leaf, kin)
      if (datum) foreign.push({ ...datum, view: foreignView({ world, sink, out, library }, leaf, datum.owner.path) })
      const own = leaf.shares && !datum && isOfMany(reader.path) && isBelow(leaf.value, reader) && publishedDatum(world, sink, reader, leaf)
      if (own) published.push(own)
    }
  }
  for (const [part, names] of strange) world.explain?.(strangeTold(part, [...names]))
  return { foreign, published }
}

function kinOf(reader: Reader, { own, value, many, output }: ContentLeaf): Kin | undefined {
  const kin = kinshipOf(own ? { ...reader, each: false } : reader, value, many)
  if (kin || many || !output?.segments.some((segment) => /^(?:\d+|first|last)$/.test(segment))) return kin
  return isPlacedOther(reader.path, value) ? { how: 'place', list: 0, twice: true } : undefined
}

/** For `--explain`: a datum and whose it is; what is no recipient’s is gathered, since most of a message is not. */
function tellLeaf(
  readers: readonly Reader[],
  leaf: ContentLeaf,
  tell: (line: string) => void,
  strange: Map<ContentPart, Set<string>>,
): void {
  const owner = whose(readers, leaf)
  if (owner !== undefined) tell(`  the ${partNames[leaf.part]} carries ${describeLeaf(leaf)}: ${owner}`)
  else strange.set(leaf.part, (strange.get(leaf.part) ?? new Set()).add(describeLeaf(leaf)))
}

function strangeTold(part: ContentPart, names: readonly string[]): string {
  const more = names.length - 4
  return `  the ${partNames[part]} carries ${names.slice(0, 4).join(', ')}${more > 0 ? ` and ${more} more` : ''}: no other recipient’s`
}

function describeLeaf({ value, many, seen }: ContentLeaf): string {
  return `${many ? 'all of ' : ''}\`${describePath(value)}\`${seen === 'hand' ? ' (handed to a template that is not here)' : ''}`
}

const kinTold: Readonly<Record<Kin['how'], string>> = {
  place: 'somebody else’s, who stands at a fixed place of the list',
  next: 'their neighbour’s in the list',
  other: 'somebody else’s, of another loop',
  order: 'somebody else’s, as the index counts in a list of another order',
  earlier: 'somebody’s who came before',
  all: 'everyone’s',
  record: 'somebody else’s',
}

/** Whose a datum is, for `--explain`; undefined for what is no recipient’s. */
function whose(readers: readonly Reader[], leaf: ContentLeaf): string | undefined {
  for (const reader of readers) {
    const kin = kinOf(reader, leaf)
    if (kin) return kinTold[kin.how]
    if (isBelow(leaf.value, reader)) return 'the reader’s own'
  }
  return undefined
}

/** The datum hangs on the very record that the reader’s address was read from. */
function isBelow({ origin, segments }: Path, { path, each }: Reader): boolean {
  const record = path.segments.slice(0, -1)
  return !each && keyOf({ ...path, segments: record }) === keyOf({ ...path, origin, segments: segments.slice(0, record.length) })
}

/** A component that is given what is its reader’s own, in a file that holds a link made to be published. */
function mayPublish(world: World, readers: readonly Reader[], props: Value, component: ValueOf<'function'> | undefined): boolean {
  if (component) return sharing.test(world.index.text(component.file))
  return holdsAny(world, props, mostProps, { path: (value) => readers.some((reader) => isOfMany(reader.path) && isBelow(value, reader)) })
}

function datumOf(
  world: World,
  sink: Sink,
  reader: Reader,
  leaf: ContentLeaf,
  { how, list, twice, maybe }: Kin,
): Omit<ForeignDatum, 'view'> | undefined {
  const { value } = leaf
  // What templates and components print of a list that was asked for by itself is told where they are judged.
  if (twice && how === 'all' && (leaf.component || leaf.tag)) return undefined
  if (how === 'other' && !areNested(world, reader.path.segments[list]!, value.segments[list]!)) return undefined
  const collection: Path = { ...value, segments: value.segments.slice(0, list) }
  const fields = namesOfPath(value.segments.slice(list + 1))
  const kind = kindOf(reader, leaf, fields, list)
  if (!kind) return undefined
  // Rows of a query of their own are what that query says, whoever reads of them.
  const rows = twice ? value : reader.path
  const element: Path = { ...value, segments: [...rows.segments.slice(0, list + 1), 'email'] }
  const reading = readPath(element, world.options.staffNames ?? [])
  const named = readPath(reader.path, world.options.staffNames ?? [])
  const [first, second] = twice ? [reading, named] : [named, reading]
  const relation = first.relation === 'unknown' ? second.relation : first.relation
  // The others of one ride or match are told on purpose; of all who signed up, nobody asked for the others’ addresses.
  const isShown = leaf.others && !twice && !(how === 'all' && list === 0 && kind === 'contact' && relation === 'strangers')
  const place = placeOf(sink, leaf, how, list)
  const owner: Owner = { path: pathText(value, list), picked: value.segments[list]! }
  return {
    part: leaf.part,
    kinship: how,
    kind,
    owner,
    list: describeList(collection),
    field: fields.join('.') || (kind === 'record' ? 'all fields' : 'the addresses'),
    reader: { path: describePath(reader.path), picked: rows.segments[list]! },
    relation,
    evidence: [...new Set([...reading.evidence.filter((one) => one !== 'email'), ...named.evidence])],
    sensitive: isSensitiveField(fields),
    greets:
      leaf.part === 'name' ||
      /(?:^|[\s>,.!"'])(?:hi|hello|hey|dear|welcome|bonjour|hola|hallo|liebe[r]?|ciao|ol[aá])[\s,]*$/i.test(leaf.before ?? ''),
    handed: leaf.seen === 'hand',
    role:
      maybe === true ||
      (twice === true && kind === 'name') ||
      (kind !== 'secret' && (isShown || (how !== 'all' && isOnPurpose(world, place, kind, isDrawn(value.segments[list]!))))),
    uncertain: twice === true || leaf.others || value.guess === true || reader.path.guess === true || world.exhausted || sink.guess,
    place,
    trace: traceOf(world, sink, reader, leaf, collection, place, how),
    links: value.project || reader.path.project || place.file !== sink.view.file ? 'project' : 'import',
    group: `${place.file}:${place.span[0]}`,
    symbol: symbolAt(world, place),
    suggestions: [
      (how === 'place' ? ownElement(world, reader, value, place, list) : undefined) ?? { description: adviceFor(how), edits: [] },
    ],
  }
}

function ownElement(world: World, { path }: Reader, value: Path, place: Place, list: number): Suggestion | undefined {
  const came =
    value.entry && value.entry.place.file === place.file && value.entry.place.span[0] === place.span[0] ? value.entry.length : undefined
  return useElement(world, {
    place,
    pick: path.segments[list]!,
    readerFields: path.segments.slice(list + 1),
    picked: value.segments[list]!,
    fields: value.segments.slice(list + 1, came),
  })
}

function adviceFor(how: Kin['how']): string {
  if (how === 'all') return 'Pass the reader’s own data only, made for each message.'
  return how === 'order' ? 'Take both from one list: the index counts in its order.' : 'Use the data of the person who gets this copy.'
}

/** What is given away: the most telling word of the path behind the person. */
function kindOf(reader: Reader, leaf: ContentLeaf, fields: readonly string[], list: number): ForeignDatum['kind'] | undefined {
  const last = fields.at(-1)
  if (last === undefined) {
    const bare = reader.path.segments.length === list + 1
    // A mail service's template may print any field of a record that it is handed.
    return bare && isAddressList(leaf.value, list) ? 'contact' : leaf.dump || leaf.seen === 'hand' ? 'record' : undefined
  }
  if (isSecretField(last)) return 'secret'
  return fieldKind(fields)
}

/** The elements are addresses themselves. */
function isAddressList({ origin, segments }: Path, list: number): boolean {
  const name = segments.slice(0, list).findLast((segment) => !segment.startsWith('[')) ?? ('name' in origin ? origin.name : '')
  return isAddressName(name.replace(/\(\)$/, '')) || isEmailField(name)
}
