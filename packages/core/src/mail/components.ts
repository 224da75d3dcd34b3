import type { TraceStep } from '../finding.js'
import { trailOf, type Value, type ValueOf } from '../flow/value.js'
import { viewFor } from '../flow/world.js'
import type { PrintedPeople, RenderedOutput } from '../message.js'
import { isVeiled } from '../people/people-path.js'
import { fieldKind } from '../people/template-lexicon.js'
import type { Place } from '../source.js'
import type { TemplateLibrary } from '../template.js'
import { type ContentLeaf, type PrintingComponent } from './content-leaf.js'
import type { Meetings } from './content-walk.js'
import { contentOf } from './content.js'
import { mayList } from './listing.js'
import { placeFor } from './places.js'
import { areKnown, readerOf } from './readers.js'
import { describeList, describePath, readPath } from './relation.js'
import { sentStep, type PrintContext } from './rendered.js'
import { symbolAt } from './symbols.js'

type Path = ValueOf<'path'>

/**
 * People whom a component of the project prints: a component is a template in code, and rendering it is calling it. Those
 * whose readers were picked from the same people are another rule’s.
 */
export function componentOutputs(at: PrintContext, library: TemplateLibrary): RenderedOutput[] {
  const outputs: RenderedOutput[] = []
  const used = new Map<object, Place>()
  const met: Meetings = {
    component: ({ file, fn }) => {
      const fact = viewFor(at.world, file)!.facts.functions[fn]!
      used.set(fact, { file, span: fact.span })
    },
    dark: (tag) => void outputs.push({ tag }),
  }
  const concerns = (props: Value, component?: ValueOf<'function'>, many = false): boolean =>
    component === undefined || many || mayList(at.world, library, component, props, at.isOpen)
  for (const leaf of contentOf(at.world, at.sink, at.out, library, { once: true, concerns, met })) {
    const tag = leaf.component?.printed
    if (!leaf.component || !tag || leaf.seen !== 'print') continue
    at.open(leaf.value)
    const people = leaf.many && !leaf.others ? peopleOf(at, leaf, leaf.component, tag) : undefined
    if (people === 'unknown') outputs.push({ tag })
    else if (people) outputs.push({ tag, people: [people] })
  }
  // What such a component prints is what this code hands over, whatever else its names would say.
  for (const tag of used.values()) outputs.push({ tag, people: [] })
  return outputs
}

function peopleOf(at: PrintContext, leaf: ContentLeaf, component: PrintingComponent, tag: Place): PrintedPeople | 'unknown' | undefined {
  const { value, dump } = leaf
  const { world, sink } = at
  const pick = value.segments.findLastIndex((segment) => segment.startsWith('['))
  const fields = value.segments.slice(pick + 1)
  if (pick < 0 || isVeiled(fields)) return undefined
  const kind = dump ? 'contact' : fieldKind(fields)
  if (!kind) return undefined
  const reading = readPath(value, world.options.staffNames ?? [])
  const known = areKnown(at.readers, value, reading)
  if (reading.relation === 'operator') return undefined
  if (!known) return 'unknown'
  const reader = readerOf(at.readers, value)
  if (reader === 'each') return undefined
  const list = describeList({ ...value, segments: value.segments.slice(0, pick) })
  const place = placeOf(component, value)
  const source = trailOf(value)
  return {
    list,
    field: fields.join('.'),
    printed: describePath(value),
    kind,
    relation: reading.relation,
    evidence: reading.evidence,
    reader,
    template: tag,
    uncertain: value.guess === true || reader === 'unknown' || reading.weak || world.exhausted || sink.guess,
    place,
    trace: traceOf(at, { list, place, tag, source }),
    links: value.project || tag.file !== place.file ? 'project' : 'import',
    group: source[0] ? `${source[0].file}:${source[0].span[0]}` : list,
    symbol: symbolAt(world, place),
  }
}

/** The prop that hands the people over; else the component. */
function placeOf({ props, place }: PrintingComponent, people: Path): Place {
  if (props.k !== 'object') return people.entry?.place ?? place
  for (const prop of props.fields.values()) {
    if (prop.home && sharesPast(prop, people)) return placeFor(prop, { ...people, entry: prop.entry }, place)
  }
  return place
}

/** Whether one of the values in a prop begins where the people do. */
function sharesPast(prop: Value, people: Path): boolean {
  if (prop.k === 'path')
    return (
      prop.origin === people.origin ||
      (prop.trail !== undefined &&
        trailOf(people).some(({ span, file }) => span === prop.trail!.step.span && file === prop.trail!.step.file))
    )
  if (prop.k === 'list')
    return (prop.each !== undefined && sharesPast(prop.each, people)) || prop.items.some((item) => sharesPast(item, people))
  if (prop.k === 'object') return [...prop.fields.values()].some((field) => sharesPast(field, people))
  return prop.k === 'union' && prop.of.some((side) => sharesPast(side, people))
}

interface Way {
  readonly list: string
  readonly place: Place
  readonly tag: Place
  readonly source: readonly TraceStep[]
}

function traceOf(at: PrintContext, { list, place, tag, source }: Way): TraceStep[] {
  const trace: TraceStep[] = source.map((step, index) => (index === 0 ? { ...step, role: 'source' } : step))
  if (trace.length === 0) trace.push({ ...place, message: `\`${list}\` holds many people`, role: 'source' })
  trace.push({ ...place, message: `handed to a component of ${tag.file}`, role: 'call' })
  return [...trace, { ...tag, message: 'printed here', role: 'sink' }, sentStep(at)]
}
