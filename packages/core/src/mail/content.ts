import { cellsOf, lazyFields } from '../flow/lazy.js'
import { none, type Value } from '../flow/value.js'
import { type World } from '../flow/world.js'
import type { ContentPart } from '../message.js'
import type { SdkContent, SdkPath } from '../sdk.js'
import type { Place } from '../source.js'
import type { TemplateLibrary } from '../template.js'
import { type Concern, type ContentLeaf } from './content-leaf.js'
import { type Meetings, type Walk, mostValues, visit, mostLeaves, rendered } from './content-walk.js'
import { displayNamesIn } from './display-names.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import { type Rendering } from './renders.js'
import type { Outgoing } from './units.js'

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
  readonly met?: Meetings
}

/** Whose data each part of a message carries, as far as it can be seen. */
export function contentOf(
  world: World,
  sink: Sink,
  out: Outgoing,
  library: TemplateLibrary,
  { concerns = () => true, once = false, met }: ContentLook = {},
): readonly ContentLeaf[] {
  const components = { ...(once && { seen: new Set<object>() }), ...(met && { met }) }
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
  const names: Walk = { world, library, leaves, concerns, own: out.element !== undefined, left: mostValues }
  for (const name of out.visible.flatMap(({ value }) => displayNamesIn(value)))
    visit(names, name, { part: 'name', many: false, seen: 'print', dump: false, depth: 0, ...(name.home && { spot: name.home.place }) })
  return leaves
}

/** What a value carries by itself, as HTML. Undefined where it is too much to see all of it. */
export function leavesOf(world: World, library: TemplateLibrary, value: Value): readonly ContentLeaf[] | undefined {
  const walk: Walk = { world, library, leaves: [], concerns: () => true, own: false, left: mostValues }
  visit(walk, value, { part: 'html', many: false, seen: 'print', dump: false, depth: 0 })
  return walk.left <= 0 || walk.leaves.length >= mostLeaves ? undefined : walk.leaves
}

/** What a component prints by itself, at `place`, whatever it is given. */
export function componentLeaves(world: World, library: TemplateLibrary, made: Value, place: Place, met: Meetings): readonly ContentLeaf[] {
  const walk: Walk = { world, library, leaves: [], concerns: () => true, own: false, met, left: mostValues }
  visit(walk, made, { part: 'html', many: false, seen: 'print', dump: false, depth: 0, component: { place, props: none } })
  return walk.leaves
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
