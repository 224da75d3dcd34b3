import { isVeiled } from '../people/people-path.js'
import { inlineCall } from '../flow/calls.js'
import { cellsOf, lazyFields } from '../flow/lazy.js'
import { asPath, elementOf } from '../flow/members.js'
import { alternatives, none, type Value, type ValueOf } from '../flow/value.js'
import { viewFor, type World } from '../flow/world.js'
import type { ContentPart } from '../message.js'
import type { SdkContent, SdkPath } from '../sdk.js'
import type { Place } from '../source.js'
import type { PathFact, TemplateLibrary } from '../template.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import { printedValues, wholeData } from './printed.js'
import { isTextLibrary, printingCalls } from './text-calls.js'
import { isListPath } from './relation.js'
import { renderingOf, templatesOf, type Rendering } from './renders.js'
import type { Outgoing } from './units.js'

/** One datum that a part of a message carries, by the access path it comes from. */
export interface ContentLeaf {
  readonly part: ContentPart
  readonly value: ValueOf<'path'>
  /** One of as many as the data holds: a list is printed. */
  readonly many: boolean
  /** The expression in the message's making that holds it; for a list, the one that holds the list. */
  readonly spot?: Place
  /** The literal text right before it: `Hi `. */
  readonly before?: string
  /** Made for the reader of this very copy: it may use what picked the reader. */
  readonly own: boolean
  /** `print`: seen to be printed. `hand`: handed to a template that nobody could read. `list`: a template of the project lists it, which another rule judges. */
  readonly seen: 'print' | 'hand' | 'list'
  /** All but the reader, as code says: the others are shown on purpose. */
  readonly others: boolean
  /** All of a record is given away: `JSON.stringify(users)`. */
  readonly dump: boolean
  /** The component of the project that prints it, and where in it. */
  readonly component?: PrintingComponent
  /** What of a template of the project prints it. */
  readonly output?: PathFact
}

/** A component of the project as a message uses it. */
export interface PrintingComponent {
  /** `<Welcome users={users} />`, and what is handed to it. */
  readonly place: Place
  readonly props: Value
  /** The expression in the component that prints, where it is known. */
  readonly printed?: Place
}

/**
 * Whether a component may lead to anything worth telling, by what it is given and what it is; `many`: it is one of as many as the
 * data holds. Asked without the component first, as a look at the props may spare the file that it stands in.
 */
type Concern = (props: Value, component?: ValueOf<'function'>, many?: boolean) => boolean

interface Walk {
  readonly world: World
  readonly library: TemplateLibrary
  readonly leaves: ContentLeaf[]
  readonly concerns: Concern
  readonly own: boolean
  /** Components that were seen already, by their props, where one look at each is enough. */
  readonly seen?: Set<object>
  left: number
}

interface At {
  readonly part: ContentPart
  readonly many: boolean
  readonly spot?: Place
  readonly before?: string
  readonly seen: ContentLeaf['seen']
  readonly dump: boolean
  readonly others?: boolean
  readonly component?: PrintingComponent
  /** It went through a call that nobody could read. */
  readonly guess?: true
  readonly depth: number
}

const mostValues = 3000
const mostLeaves = 200
const deepest = 28

/** A table with one entry for each recipient, which is no content that all of them get. */
const perRecipient =
  /recipient-variables|merge_vars\[\]|personalizations?\[\]|Destinations\[\]|BulkEmailEntries\[\]|[Rr]ecipients\[\]|\bto\[\]|messageVersions\[\]|\.Messages\[\]/

const partsOf: readonly (readonly [keyof SdkContent, ContentPart])[] = [
  ['subject', 'subject'],
  ['html', 'html'],
  ['text', 'text'],
  ['data', 'data'],
  ['headers', 'headers'],
  ['attachments', 'attachment'],
  ['raw', 'raw'],
]

export interface ContentLook {
  readonly concerns?: Concern
  /** The same component in several parts of a message is looked at in the first alone. */
  readonly once?: boolean
}

/** Whose data each part of a message carries, as far as it can be seen. */
export function contentOf(
  world: World,
  sink: Sink,
  out: Outgoing,
  library: TemplateLibrary,
  { concerns = () => true, once = false }: ContentLook = {},
): readonly ContentLeaf[] {
  const components = once ? { seen: new Set<object>() } : {}
  const content = sink.call.content ?? sink.sdk.content ?? {}
  const leaves: ContentLeaf[] = []
  const read = (part: ContentPart, path: SdkPath): void => {
    const own = ownPath(out, path)
    if (own === undefined && perRecipient.test(path)) return
    const value = withoutAddresses(out, path, valueAt(world, own ?? path, out.args, out.element, out.self))
    const walk: Walk = { world, library, leaves, concerns, ...components, own: own !== undefined || path.startsWith('@'), left: mostValues }
    const seen = part === 'data' ? 'hand' : 'print'
    visit(walk, value, { part, many: false, seen, dump: false, depth: 0, ...(value.home && { spot: value.home.place }) })
  }
  for (const [kind, part] of partsOf) for (const path of content[kind] ?? []) if (kind !== 'data') read(part, path.replace(/\.\*$/, ''))
  readData({ world, library, leaves, concerns, own: false, left: mostValues }, sink, out, content, read)
  for (const path of out.replyTo) read('replyTo', path)
  return leaves
}

/** What a value carries by itself, as HTML. Undefined where it is too much to see all of it. */
export function leavesOf(world: World, library: TemplateLibrary, value: Value): readonly ContentLeaf[] | undefined {
  const walk: Walk = { world, library, leaves: [], concerns: () => true, own: false, left: mostValues }
  visit(walk, value, { part: 'html', many: false, seen: 'print', dump: false, depth: 0 })
  return walk.left <= 0 || walk.leaves.length >= mostLeaves ? undefined : walk.leaves
}

/** Data for a template that the API renders: by the template where it is in the project, else whatever is handed over. */
function readData(walk: Walk, sink: Sink, out: Outgoing, content: SdkContent, read: (part: ContentPart, path: SdkPath) => void): void {
  const { world } = walk
  const template = (content.template ?? [])
    .map((path) => valueAt(world, path, out.args, undefined, out.self))
    .find((value) => value.k !== 'none')
  for (const path of content.data ?? []) {
    const whole = path.replace(/\.\*$/, '')
    if (template) {
      const rendering: Rendering = {
        template,
        data: valueAt(world, whole, out.args, undefined, out.self),
        place: { file: sink.view.file, span: sink.effect.span },
      }
      if (rendered(walk, rendering, { part: 'data', many: false, seen: 'print', dump: false, depth: 0 })) continue
    }
    read('data', whole)
  }
}

/** The path from the element that became one message, where the path leads through the list of them. */
export function ownPath({ element, each }: Outgoing, path: SdkPath): SdkPath | undefined {
  if (element === undefined || each === undefined || each === 'call') return undefined
  const list = each.replace(/\[\]$/, '')
  for (const start of [`${list}[].`, `${list}.`]) if (path.startsWith(start)) return `@${path.slice(start.length)}`
  return undefined
}

/** The content of an object that holds the addresses as well. */
function withoutAddresses({ addresses }: Outgoing, path: SdkPath, value: Value): Value {
  if (value.k !== 'object') return value
  const kept = cellsOf(value.fields)
  for (const key of kept.keys()) if (addresses.includes(`${path}.${key}`) || addresses.includes(`${path}["${key}"]`)) kept.delete(key)
  return kept.size === value.fields.size ? value : { ...value, fields: lazyFields(kept) }
}

function visit(walk: Walk, value: Value, outer: At): void {
  const at = printedAt(outer, value.home?.place)
  if (walk.left-- <= 0 || at.depth > deepest || walk.leaves.length >= mostLeaves) return
  const next = (inner: Value, change: Partial<At> = {}): void => visit(walk, inner, { ...at, ...change, depth: at.depth + 1 })
  switch (value.k) {
    case 'text':
      return visitText(walk, value, at)
    case 'encoded':
      return next(value.of, { dump: at.dump || value.as === 'stringify' })
    case 'union':
      for (const side of alternatives(value)) next(side)
      return
    case 'list':
      if (value.narrowed === 'own') return
      for (const item of value.items) next(item, placed(at, item))
      // A list that was handed to a function went in where it was handed over.
      if (value.each)
        next(value.each, {
          many: true,
          others: at.others || value.narrowed === 'others',
          ...(value.entry && !at.many && { spot: value.entry.place }),
        })
      return
    case 'object':
      return visitObject(walk, value, at)
    case 'external':
      return visitExternal(walk, value, at)
    case 'path':
      return leaf(walk, value, at)
    default:
      return
  }
}

/** Inside a component, each expression is where its own value is printed. */
function printedAt(at: At, printed: Place | undefined): At {
  return at.component && printed ? { ...at, component: { ...at.component, printed } } : at
}

/** The spot of a value by itself, unless it stands in a list: then the list’s counts. */
function placed(at: At, value: Value): Partial<At> {
  return at.many || !value.home ? {} : { spot: value.home.place }
}

function visitText(walk: Walk, value: ValueOf<'text'>, at: At): void {
  let before: string | undefined
  value.parts.forEach((part, index) => {
    if (part.k === 'literal') {
      before = String(part.value)
      return
    }
    const spot = at.many ? undefined : value.spots?.[index]
    const inner = printedAt(at, value.spots?.[index])
    visit(walk, part, { ...inner, depth: at.depth + 1, ...(spot && { spot }), ...(before !== undefined && { before }) })
    before = undefined
  })
}

/** Props of the markup’s own elements that a reader sees or that lead somewhere. */
const shownProps = new Set(['children', 'href', 'src', 'alt', 'title', 'value', 'content', 'dangerouslySetInnerHTML', '__html', 'preview'])

function visitObject(walk: Walk, value: ValueOf<'object'>, at: At): void {
  const next = (inner: Value): void => visit(walk, inner, { ...at, ...placed(at, inner), depth: at.depth + 1 })
  if (!value.chain?.startsWith('jsx:')) {
    for (const field of value.fields.values()) next(field)
    if (at.dump) for (const open of value.open) next(open)
    return
  }
  if (walk.seen?.has(value.fields)) return
  walk.seen?.add(value.fields)
  const props = withoutTag(value)
  // A look at the props spares the file that the component stands in.
  if (value.tag && !value.inner && !walk.concerns(props)) return
  const component = value.tag?.get() ?? none
  if (component.k === 'function') return visitComponent(walk, component, props, at)
  const render = component.k === 'class' ? renderMethod(walk.world, component, value) : undefined
  if (render) return visitComponent(walk, render, props, at)
  // A package's component prints its children and texts; of one that cannot be seen nobody knows.
  const all = component.k === 'external'
  if (!all && value.tag) return
  for (const [key, field] of value.fields) if (key !== 'key' && key !== 'style' && (all || shownProps.has(key))) next(field)
}

/** A component that is a class: its `render`, with what it is given as `this.props`. */
function renderMethod(world: World, { file, cls, frame }: ValueOf<'class'>, props: ValueOf<'object'>): ValueOf<'function'> | undefined {
  const fn = viewFor(world, file)?.facts.classes[cls]!.members.find(({ name, kind }) => name === 'render' && kind === 'method')?.function
  const given = { ...withoutTag(props), entry: { place: props.at, frame } }
  const self: Value = { k: 'object', fields: new Map([['props', given]]), open: [], at: props.at }
  return fn === undefined ? undefined : { k: 'function', file, fn, frame, self }
}

function withoutTag({ tag: _, inner: ___, chain: __, ...props }: ValueOf<'object'>): Value {
  return props
}

/** What a component of the project makes of its props: what it never prints, no reader gets. */
function visitComponent(walk: Walk, component: ValueOf<'function'>, props: Value, at: At): void {
  if (!walk.concerns(props, component, at.many)) return
  // What stands in a prop came in there.
  const given: Value = props.k === 'object' ? { ...props, entry: { place: props.at, frame: component.frame } } : props
  const made = inlineCall(walk.world, component, [given], component.frame, undefined)
  const place = props.k === 'object' ? props.at : at.spot
  const printing = at.component ?? (place && { place, props })
  visit(walk, made, { ...at, ...(printing && { component: printing }), depth: at.depth + 2 })
}

function visitExternal(walk: Walk, value: ValueOf<'external'>, at: At): void {
  const next = (inner: Value): void => visit(walk, inner, { ...at, ...placed(at, inner), depth: at.depth + 1 })
  if (value.chain.startsWith('global:process') || isVeiled([value.chain])) return
  const rendering = renderingOf(value)
  if (rendering && rendered(walk, rendering, at)) return
  const last = value.calls.at(-1)
  if (!last) {
    for (const field of value.fields?.values() ?? []) next(field)
    if (!value.fields) leaf(walk, asPath(value), at)
    return
  }
  const name = value.chain.replace(/\(\)$/, '').split(/[./:]/).at(-1)!
  if (name === 'createElement') return visitCreated(walk, last.args, at)
  const through = value.chain.endsWith('#') ? [] : printingCalls(value)
  if (through.length === 0) {
    for (const field of value.fields?.values() ?? []) next(field)
    if (!value.fields && /\(\)/.test(value.chain)) leaf(walk, asPath(value), at)
    return
  }
  // What code that nobody could read makes of its arguments is a guess by its name.
  const guess = at.guess === true || !isTextLibrary(value.chain)
  for (const { args } of through)
    for (const argument of args)
      visit(walk, argument, { ...at, ...placed(at, argument), ...(guess && { guess: true as const }), depth: at.depth + 1 })
}

function visitCreated(walk: Walk, [component, props, ...children]: readonly Value[], at: At): void {
  if (component?.k === 'function') return visitComponent(walk, component, props ?? none, at)
  if (props) visit(walk, props, { ...at, depth: at.depth + 1 })
  for (const child of children) visit(walk, child, { ...at, depth: at.depth + 1 })
}

/** What templates print of the data they are given. False where there is no template to look at. */
function rendered(walk: Walk, rendering: Rendering, at: At): boolean {
  let found = false
  for (const { files } of templatesOf(walk.library, rendering, () => undefined)) {
    for (const file of files) {
      for (const output of walk.library.printed(file)) {
        found = true
        if (isVeiled(output.calls)) continue
        for (const path of output.paths) {
          for (const { value, many } of printedValues(walk.world, rendering.data, path).leaves)
            walk.leaves.push({
              part: at.part,
              value,
              many: many || at.many,
              own: walk.own,
              seen: many ? 'list' : 'print',
              dump: false,
              others: false,
              spot: value.home?.place ?? rendering.place,
              output: path,
            })
        }
      }
    }
  }
  return found || inlineRendered(walk, rendering, at)
}

/** A template written in the code: what its tags print of the data, whatever words stand around them. */
function inlineRendered(walk: Walk, { template, data, engine, place }: Rendering, at: At): boolean {
  const text = template.k === 'literal' && /\{\{|<%|#\{|\{%/.test(String(template.value)) ? String(template.value) : undefined
  if (text === undefined || data.k !== 'object') return false
  const outputs = walk.library.written(text, engine)
  for (const output of outputs) {
    if (isVeiled(output.calls)) continue
    for (const path of output.paths) {
      const root = path.segments.find((segment) => !wholeData.test(segment)) ?? ''
      const handed = data.fields.get(root)?.home?.place
      for (const { value, many } of printedValues(walk.world, data, path).leaves) {
        const spot = handed ?? value.home?.place ?? place
        visit(walk, value, { ...at, seen: 'print', many: many || at.many, spot, depth: at.depth + 1 })
      }
    }
  }
  return outputs.length > 0
}

function leaf(walk: Walk, value: ValueOf<'path'>, at: At): void {
  const { origin } = value
  if (origin.o === 'settings' || origin.o === 'unknown' || value.narrowed === 'own') return
  if (origin.o === 'call' && isVeiled([origin.name])) return
  const names = value.segments.filter((segment) => !segment.startsWith('['))
  if (isVeiled(names)) return
  const isList = isListPath(value) === 'yes'
  const { part, spot, before, seen, dump, component } = at
  const one = isList ? (elementOf(value, 'content') as ValueOf<'path'>) : value
  walk.leaves.push({
    part,
    value: at.guess ? { ...one, guess: true } : one,
    many: at.many || isList,
    own: walk.own,
    seen,
    dump,
    others: at.others === true || value.narrowed === 'others',
    ...(spot && { spot }),
    ...(before !== undefined && { before }),
    ...(component && { component }),
  })
}
