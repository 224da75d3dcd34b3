import type { Dialect, Scan, TemplateParsers } from '../dialect.js'
import type { DialectName, LiteralFact, OutputFact, Tag, TemplateContext, TemplateFacts, TemplateNote } from '../template.js'
import { mask } from '../markup/mask.js'
import { placesOf, type MailtoValue, type Places } from '../markup/places.js'
import { mjmlElements, type MjmlInclude } from '../markup/mjml.js'
import { brokenNotes } from './template/broken.js'
import { caps, overCaps } from './template/caps.js'
import { detect } from './template/detect.js'
import { unpairedAnyWay } from './template/halves.js'
import { droppedTexts } from './template/dropped.js'
import { headerEnd } from './template/headers.js'
import { greetedIn, isForDesk } from './template/greeted.js'
import { hostsOf, literalsOf } from '../people/literals.js'
import { builtLinksOf, linksOf } from './template/mailtos.js'
import { isWebPage } from './template/page.js'
import { resolve, type DialectEvent } from './template/resolve.js'

export interface ReadTemplateOptions {
  /** POSIX, relative to the project root. Its extension tells the dialect. */
  readonly file: string
  /** Settles the dialect where extension and markers don't. */
  readonly dialect?: DialectName
  readonly parsers?: TemplateParsers
}

interface Reading {
  readonly text: string
  readonly tags: Tag[]
  events: readonly DialectEvent[]
  readonly notes: TemplateNote[]
  reader: 'parser' | 'scanner'
}

/** Reads any text whatever as a template: never throws, and what stands before a damage is found in spite of it. */
export function readTemplate(text: string, options: ReadTemplateOptions): TemplateFacts {
  const { markup, language, mergeTags } = detect(text, options.file, options.dialect)
  const reading: Reading = { text, tags: [], events: [], notes: [], reader: 'scanner' }
  if (language) readDialect(reading, text, language, options.parsers)
  let left = mergeTags.length > 0 ? mask(text, reading.tags) : text
  for (const dialect of mergeTags) {
    const before = reading.tags.length
    readDialect(reading, left, dialect, undefined)
    if (reading.tags.length > before) left = mask(text, [...reading.tags].sort(bySpan))
  }
  if (mergeTags.length > 0) reading.tags.sort(bySpan)
  return place(reading, {
    file: options.file,
    markup,
    dialects: [...(language ? [language.name] : []), ...mergeTags.map(({ name }) => name)],
  })
}

const bySpan = (a: Tag, b: Tag): number => a.span[0] - b.span[0]

function readDialect(reading: Reading, text: string, dialect: Dialect, parsers: TemplateParsers | undefined): void {
  const scanned = dialect.scan(text)
  const scan = parse(reading, dialect, scanned, parsers) ?? scanned
  for (const tag of scan.tags) reading.tags.push(tag)
  const events = scan.events.map((event): DialectEvent => ({ dialect: dialect.name, event }))
  reading.events = merged(reading.events, events)
}

/** By their place, each language's own order kept: what a tag of many statements closes may have the place of all of it. */
function merged(events: readonly DialectEvent[], more: readonly DialectEvent[]): readonly DialectEvent[] {
  if (events.length === 0) return more
  const out: DialectEvent[] = []
  let at = 0
  for (const one of more) {
    while (at < events.length && events[at]!.event.span[0] <= one.event.span[0]) out.push(events[at++]!)
    out.push(one)
  }
  for (; at < events.length; at++) out.push(events[at]!)
  return out
}

/** The dialect's own parser, where the host has it and the text is within the caps. That it is not is told to whoever has none, too. */
function parse(reading: Reading, dialect: Dialect, scanned: Scan, parsers: TemplateParsers | undefined): Scan | undefined {
  if (!dialect.parse) return undefined
  const over = overCaps(reading.text, dialect.name, scanned)
  if (over !== undefined) {
    keptFrom(reading, over)
    return undefined
  }
  const parsed = parsers && dialect.parse(reading.text, scanned, parsers)
  if (parsed) reading.reader = 'parser'
  return parsed
}

/** Says once why the scanner's reading stands. */
function keptFrom({ notes }: Reading, over: string): void {
  const message = `Read by the scanner alone: ${over}.`
  if (!notes.some((note) => note.message === message)) notes.push({ kind: 'caps', span: [0, 0], message })
}

type Head = Pick<TemplateFacts, 'file' | 'markup' | 'dialects'>

/** Gives each output and literal its place in the markup. */
function place(reading: Reading, head: Head): TemplateFacts {
  const { text, tags, notes } = reading
  const masked = mask(text, tags)
  const raw = literalsOf(text, masked)
  const points = [...outputStarts(reading.events), ...raw.map(({ span }) => span[0])].sort((a, b) => a - b)
  const mjml = head.markup === 'mjml' ? mjmlElements(masked) : undefined
  const told = toldPlaces(reading.events)
  const { contexts, mailtos, over }: Places =
    head.markup === 'pug'
      ? { contexts: contextsIn(told, points), mailtos: told.filter(({ context }) => context.scheme === 'mailto') }
      : placesOf(masked, points, mjml?.handler)
  const { outputs, blocks, includes, tooDeep, unpaired } = resolve(withMjml(reading.events, mjml?.includes ?? []), text.length)
  if (tooDeep) notes.push({ kind: 'caps', span: [0, 0], message: `Blocks more than ${caps.followed} deep were not followed.` })
  if (over !== undefined) keptFrom(reading, over)
  notes.push(
    ...brokenNotes(text, masked, head, {
      blocks: unpaired,
      elements: mjml ? unpairedAnyWay(mjml.tags, reading.events, text.length) : [],
      texts: mjml ? droppedTexts(masked, mjml.tags, tags) : [],
      includes,
    }),
  )
  const at = new Map<number, TemplateContext>()
  points.forEach((point, index) => at.set(point, contexts[index]!))
  const header = headerEnd(text, head.file)
  const contextOf = (offset: number): TemplateContext => (offset < header ? { place: 'header' } : at.get(offset)!)
  // They are ours alone: no copy is made of thousands.
  const placed = outputs.map((output): OutputFact => Object.assign(output, { context: output.context ?? contextOf(output.span[0]) }))
  const links = [...linksOf(masked, mailtos, { outputs, literals: raw }), ...builtLinksOf(text, placed)]
  const literals: LiteralFact[] = raw.map((literal) => ({ ...literal, context: contextOf(literal.span[0]) }))
  return {
    version: 1,
    ...head,
    reader: reading.reader,
    tags,
    outputs: placed,
    blocks,
    includes,
    literals,
    links,
    greets: greetedIn(masked, placed),
    ...(isForDesk(head.file, masked, placed) && { desk: true as const }),
    hosts: hostsOf(masked),
    notes,
    ...(head.markup !== 'mjml' && isWebPage(text) && { page: true as const }),
  }
}

function outputStarts(events: readonly DialectEvent[]): number[] {
  const starts: number[] = []
  for (const { event } of events) if (event.k === 'output') starts.push(event.span[0])
  return starts
}

/** Stretches of plain markup whose place the dialect itself knows (Pug). In source order. */
function toldPlaces(events: readonly DialectEvent[]): MailtoValue[] {
  const told: MailtoValue[] = []
  for (const { event } of events) if (event.k === 'literal') told.push({ span: event.span, context: event.context })
  return told
}

/** Both are in source order. */
function contextsIn(told: readonly MailtoValue[], points: readonly number[]): TemplateContext[] {
  let at = 0
  return points.map((point) => {
    while (at < told.length && told[at]!.span[1] <= point) at++
    const here = told[at]
    return here && here.span[0] <= point ? here.context : { place: 'text' }
  })
}

/** MJML's own includes, among the loops that they stand in. */
function withMjml(events: readonly DialectEvent[], includes: readonly MjmlInclude[]): readonly DialectEvent[] {
  if (includes.length === 0) return events
  const own = includes.map((include): DialectEvent => ({ dialect: 'mjml', event: { k: 'include', ...include, inherits: true } }))
  return merged(events, own)
}
