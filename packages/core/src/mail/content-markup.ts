import { inlineCall } from '../flow/inline.js'
import { spreadLength } from '../flow/params.js'
import { type ValueOf, type Value, none } from '../flow/value.js'
import { type World, viewFor } from '../flow/world.js'
import type { At } from './content-leaf.js'
import { inPart, visit, placed, type Walk } from './content-walk.js'

/** Props of the markup’s own elements that a reader sees or that lead somewhere. */
export const shownProps = new Set([
  'children',
  'href',
  'src',
  'alt',
  'title',
  'value',
  'content',
  'dangerouslySetInnerHTML',
  '__html',
  'preview',
])

export function visitObject(walk: Walk, value: ValueOf<'object'>, at: At): void {
  const next = (inner: Value): void => visit(walk, inner, { ...at, ...placed(at, inner), depth: at.depth + 1 })
  if (!value.chain?.startsWith('jsx:')) {
    for (const [key, field] of value.fields) visitField(walk, key, field, at)
    if (at.dump) for (const open of value.open) next(open)
    return
  }
  walk.met?.element?.(value.chain)
  if (walk.seen?.has(value.fields)) return
  walk.seen?.add(value.fields)
  const props = withoutTag(value)
  // A look at the props spares the file that the component stands in.
  if (value.tag && !value.inner && !walk.concerns(props, undefined, at.many)) return
  const component = value.tag?.get() ?? none
  if (component.k === 'function') return visitComponent(walk, component, props, at)
  const render = component.k === 'class' ? renderMethod(walk.world, component, value) : undefined
  if (render) return visitComponent(walk, render, props, at)
  // A package's component prints its children and texts; of one that cannot be seen nobody knows.
  const all = component.k === 'external'
  if (!all && value.tag) return
  const inner = /^jsx:(?:\w+\.)?(?:Preview|MjmlPreview|mj-preview)$/.test(value.chain) ? inPart(at, 'preheader') : at
  for (const [key, field] of value.fields)
    if (key !== 'key' && key !== 'style' && (all || shownProps.has(key))) visitField(walk, key, field, inner)
}

/** Names that templates give to their preheader. */
const preheaders = /^(?:pre_?header(?:_?text)?|preview_?text|preview)$/i

function visitField(walk: Walk, key: string, field: Value, at: At): void {
  const inner = preheaders.test(key) ? inPart(at, 'preheader') : at
  visit(walk, field, { ...inner, ...placed(at, field), depth: at.depth + 1 })
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
  walk.met?.component?.(component)
  if (!walk.concerns(props, component, at.many)) return
  // What stands in a prop came in there.
  const given: Value = props.k === 'object' ? { ...props, entry: { place: props.at, frame: component.frame } } : props
  const made = inlineCall(walk.world, component, [given], component.frame, undefined)
  const place = props.k === 'object' ? props.at : at.spot
  const printing = at.component ?? (place && { place, props })
  visit(walk, made, { ...at, ...(printing && { component: printing }), depth: at.depth + 2 })
}

export function visitCreated(walk: Walk, [component, props, ...children]: readonly Value[], at: At): void {
  if (component?.k === 'function') return visitComponent(walk, component, props ?? none, at)
  if (props) visit(walk, props, { ...at, depth: at.depth + 1 })
  // `...people.map(…)`: the arguments that stand for as many as the data holds are one and the same.
  const isMany = (child: Value): boolean => children.filter((other) => other === child).length >= spreadLength
  for (const child of new Set(children)) visit(walk, child, { ...at, ...(isMany(child) && { many: true }), depth: at.depth + 1 })
}
