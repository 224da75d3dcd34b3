import { namesOfPath } from '../flow/picks.js'
import type { TraceStep } from '../finding.js'
import { writtenAt } from '../flow/texts.js'
import { trailOf } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { ForeignDatum } from '../message.js'
import { wordsOf } from '../people/lexicon.js'
import type { Place, Span } from '../source.js'
import type { ContentLeaf } from './content-leaf.js'
import { turnOf } from './cures.js'
import { partNames, type Path } from './foreign.js'
import type { Sink } from './match.js'
import type { Kin, Reader } from './owners.js'
import { describePath } from './relation.js'

/**
 * Where it enters: at the outermost caller's argument, else where the message's making holds it. Somebody whom a callee
 * picked from the people that it was handed enters in the callee.
 */
export function placeOf(sink: Sink, { value, spot }: ContentLeaf, how: Kin['how'], list: number): Place {
  const pickedInside = how !== 'all' && (value.entry?.length ?? Infinity) <= list
  return (pickedInside && spot ? spot : value.entry?.place) ?? spot ?? { file: sink.view.file, span: sink.effect.span }
}

/** Words for one person whom others are told of: singular, since a list of them is a list of people like any other. */
const roles = new Set(
  `winner host top best leader captain organizer organiser inviter sender author owner admin manager chair mvp champion santa receiver giftee
  match partner opponent buddy mentor mentee`.split(/\s+/),
)

/** Who was drawn is told by name; how to reach a winner is nobody’s to read, unless the two were drawn to meet. */
export function isOnPurpose(world: World, place: Place, kind: ForeignDatum['kind'], drawn: boolean): boolean {
  return (drawn && kind === 'name') || isRole(world, place, drawn ? (word) => word !== 'winner' && word !== 'champion' : undefined)
}

/** `winner.name` tells its readers on purpose who won. The name that the expression begins with says so, whole words of it. */
function isRole(world: World, place: Place, counts: (word: string) => boolean = () => true): boolean {
  const text = writtenAt(world.index, place)
  const name = /^(?:await\s|this\.|[\s(])*([\w$]+)/.exec(text)?.[1] ?? ''
  return wordsOf(name).some((word) => roles.has(word) && counts(word))
}

/** The path as a reader of the code would write it: `users[0].email`. */
export function pathText(path: Path, list: number): string {
  const pick = path.segments[list]!
  const at = /^\[(\d+)\]$/.exec(pick)?.[1] ?? ''
  const collection = describePath({ ...path, segments: path.segments.slice(0, list) })
  const rest = namesOfPath(path.segments.slice(list + 1))
  return [`${collection}[${at}]`, ...rest].join('.')
}

/** Two sides that meet at the message: how the reader was picked, and how the datum got in. */
export function traceOf(
  world: World,
  sink: Sink,
  reader: Reader,
  { value, part, spot, tag, component }: ContentLeaf,
  collection: Path,
  place: Place,
  how: Kin['how'],
): TraceStep[] {
  const send = { file: sink.view.file, span: sink.effect.span }
  const name = describePath(collection)
  const steps = trailOf(value)
  const trace: TraceStep[] = steps.map((step, index) => (index === 0 ? { ...step, role: 'source' as const } : step))
  const picked = pickPlace(world, reader.path)
  if (picked) trace.push({ ...picked, message: `each reader is one of \`${name}\``, role: trace.length === 0 ? 'source' : 'step' })
  if (trace.length === 0) trace.push({ ...place, message: `\`${name}\` holds many people`, role: 'source' })
  trace.push({
    ...place,
    message: putTold(how, partNames[part]),
    role: 'call',
  })
  if (spot && (spot.file !== place.file || spot.span[0] !== place.span[0]))
    trace.push({ ...spot, message: `stands here in the ${partNames[part]}`, role: 'call' })
  const printed = tag ?? component?.printed
  if (printed && (printed.file !== spot?.file || printed.span[0] !== spot.span[0]))
    trace.push({ ...printed, message: 'printed here', role: 'call' })
  trace.push({ ...send, message: `sent to \`${describePath(reader.path)}\` by ${sink.sdk.title}`, role: 'sink' })
  return trace
}

function putTold(how: Kin['how'], part: string): string {
  if (how === 'all') return `all of them are put into the ${part}`
  return how === 'order'
    ? `whoever is at the same index of a list in another order is put into the ${part}`
    : `another of them is put into the ${part}`
}

/** The loop or call that picked somebody, by the place that its pick names. */
function pickPlace(world: World, { segments }: Path): Place | undefined {
  const turn = turnOf(world, segments.findLast((segment) => segment.startsWith('[')) ?? '')
  return turn && { file: turn.file, span: turn.head }
}

/** Two turns of which one stands in the other: only then are both under way at once, over the same people. */
export function areNested(world: World, ours: string, theirs: string): boolean {
  const [a, b] = [turnOf(world, ours), turnOf(world, theirs)]
  if (!a || !b) return /^\[index /.test(ours) && /^\[index /.test(theirs)
  const holds = (outer: Span, inner: Span): boolean => outer[0] < inner[0] && inner[1] <= outer[1]
  return a.file === b.file && (holds(a.span, b.span) || holds(b.span, a.span))
}
