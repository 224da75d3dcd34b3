import type { TraceStep } from '../finding.js'
import { memberOf } from '../flow/objects.js'
import { alternatives } from '../flow/union.js'
import { none, trailOf, type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { PrintedPeople, RenderedOutput } from '../message.js'
import { judgePath } from '../people/people-path.js'
import type { Place } from '../source.js'
import { bringing, pathText, whereShown } from '../template-path.js'
import type { OutputFact, PathFact, TemplateFacts, TemplateLibrary } from '../template.js'
import { dataTold } from './explain.js'
import type { Sink } from './match.js'
import { partialsRegistered } from './partials.js'
import { valueAt } from './paths.js'
import { placeFor } from './places.js'
import { fieldPrinted, printedValues, wholeData, type PrintedLeaf, type PrintedPath } from './printed.js'
import { areKnown, readerOf, type Readers } from './readers.js'
import { describePath, readPath } from './relation.js'
import { renderingsIn, templatesOf, type Rendering } from './renders.js'
import { symbolAt } from './symbols.js'
import type { Outgoing } from './units.js'

/** What one message is made from, for what it prints. */
export interface PrintContext {
  readonly world: World
  readonly sink: Sink
  readonly out: Outgoing
  readonly readers: Readers
  /** Told of values that only a caller knows. */
  readonly open: (value: Value) => void
  /** Whether only callers know it, and there are some. */
  readonly isOpen: (value: Value) => boolean
}

interface RenderContext extends PrintContext {
  readonly library: TemplateLibrary
}

/** Every tag that prints people, of every template that this message renders, judged by what the code passes. */
export function renderedOutputs(at: RenderContext): RenderedOutput[] {
  const outputs: RenderedOutput[] = []
  for (const rendering of renderingsOf(at)) {
    const partials = partialsRegistered(at.world, at.library, rendering)
    for (const { name, files } of templatesOf(at.library, rendering, at.open)) {
      at.world.explain?.(`  renders ${files.join(', ') || `“${name}”, which is no file here`}${dataTold(rendering.data)}`)
      for (const file of files) {
        const template = at.library.template(file)
        for (const output of template ? at.library.printed(file, partials) : []) {
          const judged = judge(at, rendering, template!, output)
          if (judged) outputs.push(judged)
        }
      }
    }
  }
  return outputs
}

/** Renders in the content, and the template that the API itself renders. */
function renderingsOf({ world, sink, out }: RenderContext): Rendering[] {
  const content = sink.call.content ?? sink.sdk.content
  const at = (path: string): Value => valueAt(world, path, out.args, undefined, undefined)
  const texts = [...(content?.html ?? []), ...(content?.text ?? []), ...(content?.subject ?? []), ...(content?.raw ?? [])]
  const found = texts.flatMap((path) => renderingsIn(at(path)))
  const place = { file: sink.view.file, span: sink.effect.span }
  for (const path of content?.template ?? []) {
    const template = at(path)
    if (template.k === 'none') continue
    for (const data of content?.data ?? []) found.push({ template, data: at(data.replace(/\.\*$/, '')), place })
  }
  return found
}

function judge(at: RenderContext, rendering: Rendering, template: TemplateFacts, output: OutputFact): RenderedOutput | undefined {
  const tag = output.origin ?? { file: template.file, span: output.span }
  const people: PrintedPeople[] = []
  let told = false
  for (const path of output.paths) {
    const printed = printedValues(at.world, rendering.data, path)
    const named = judgePath(path) !== undefined
    for (const { value } of printed.leaves) if (named || path.segments.includes('[]')) at.open(value)
    const found = printed.leaves.map((leaf) => peopleOf(at, rendering, { template, output, path, tag, printed }, leaf))
    if (found.includes('unknown') || (named && !printed.known)) return named ? { tag } : undefined
    for (const one of found) if (one && one !== 'unknown') people.push(one)
    told ||= named
  }
  return told || people.length > 0 ? { tag, people } : undefined
}

interface Print {
  readonly template: TemplateFacts
  readonly output: OutputFact
  readonly path: PathFact
  readonly tag: Place
  readonly printed: PrintedPath
}

/** The people of one printed value; undefined where it is nobody’s among many, `unknown` where the code does not tell. */
function peopleOf(at: RenderContext, rendering: Rendering, print: Print, leaf: PrintedLeaf): PrintedPeople | 'unknown' | undefined {
  const { value, many } = leaf
  const { origin } = value
  if (origin.o === 'unknown') return 'unknown'
  if (!many) return undefined
  const kind = fieldPrinted(print.path, leaf, print.output)
  if (!kind) return undefined
  const reading = readPath(value, at.world.options.staffNames ?? [])
  if (reading.relation === 'operator') return undefined
  const known = areKnown(at.readers, value, reading)
  if (!known) return judgePath(print.path) ? 'unknown' : undefined
  const reader = readerOf(at.readers, value)
  if (reader === 'unknown') return 'unknown'
  const place = placeOf(at.world, rendering, print.path, value)
  const { list, field } = namesOf(print.path)
  const source = trailOf(value)
  return {
    list,
    field,
    printed: pathText(print.path.segments),
    kind,
    relation: reading.relation,
    evidence: reading.evidence,
    reader,
    template: print.tag,
    uncertain: value.guess === true || reading.weak || at.world.exhausted || at.sink.guess,
    place,
    trace: [...sourceSteps(source, place, value), ...templateSteps(rendering, print, list), sentStep(at)],
    links: 'project',
    group: source[0] ? `${source[0].file}:${source[0].span[0]}` : describePath(value),
    symbol: symbolAt(at.world, place),
  }
}

/** Where the collection enters what becomes the data; else the render itself. */
function placeOf(world: World, { data, place }: Rendering, { segments }: PathFact, people: Value): Place {
  const root = segments[wholeData.test(segments[0] ?? '') ? 1 : 0]
  for (const side of alternatives(data)) {
    const field = side.k === 'object' && root !== undefined ? memberOf(world, side, root) : none
    if (field.k !== 'none') return placeFor(field, people, place)
  }
  return people.entry?.place ?? place
}

function namesOf({ segments: written }: PathFact): { list: string; field: string } {
  const segments = wholeData.test(written[0] ?? '') ? written.slice(1) : written
  const at = segments.lastIndexOf('[]')
  if (at < 0) return { list: pathText(segments), field: '' }
  return { list: pathText(segments.slice(0, at)), field: segments.slice(at + 1).join('.') }
}

function sourceSteps(steps: readonly TraceStep[], place: Place, value: Value): TraceStep[] {
  const trace: TraceStep[] = steps.map((step, index) => (index === 0 ? { ...step, role: 'source' } : step))
  if (trace.length === 0) trace.push({ ...place, message: `\`${describePath(value)}\` holds many people`, role: 'source' })
  return trace
}

function templateSteps(rendering: Rendering, { template, output, tag }: Print, list: string): TraceStep[] {
  const { file } = template
  const trace: TraceStep[] = [{ ...rendering.place, message: `handed to ${file} as \`${list}\``, role: 'call' }]
  for (const step of bringing(template, output)) trace.push({ file, ...step, role: 'step' })
  if (output.origin) trace.push({ file, span: output.span, message: 'handed to this include', role: 'call' })
  return [...trace, { ...tag, message: `printed here (${whereShown(output)})`, role: 'sink' }]
}

export function sentStep({ sink, readers }: PrintContext): TraceStep {
  const to = readers.paths[0]
  return {
    file: sink.view.file,
    span: sink.effect.span,
    message: `sent${to ? ` to \`${describePath(to)}\`` : ''} by ${sink.sdk.title}`,
    role: 'sink',
  }
}
