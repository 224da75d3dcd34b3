import { inlineCall } from '../flow/inline.js'
import { writtenAt } from '../flow/texts.js'
import { alternatives } from '../flow/union.js'
import { none, type Value, type ValueOf } from '../flow/value.js'
import { fnKey, type World } from '../flow/world.js'
import type { WrittenDatum } from '../message.js'
import { literalsOf } from '../people/literals.js'
import type { Place } from '../source.js'
import { shownProps } from './content-markup.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import { printingCalls } from './text-calls.js'
import type { Outgoing } from './units.js'

const deepest = 16
/** Steps that reading one component may take, once a scan. */
const componentSteps = 20_000
const longestUrl = 2_000
/** Without one of these there is nothing to look for. */
const telling = /[@+=]|eyJ/
const picture = /\b(?:src|srcset|background)\s*=\s*["'][^"'\s]*$/i

/** Data of people typed into a send, as a test leaves them: the addresses it goes to; addresses, phone numbers and tokens in its text. */
export function writtenData(world: World, sink: Sink, out: Outgoing): readonly WrittenDatum[] {
  const shown = out.visible.filter(({ field }) => field !== 'replyTo').map(({ value }) => value)
  const content = sink.call.content ?? sink.sdk.content
  const paths = [...(content?.subject ?? []), ...(content?.html ?? []), ...(content?.text ?? [])]
  return [
    ...writtenIn(world, shown, 'recipient'),
    ...writtenIn(
      world,
      paths.map((path) => valueAt(world, path, out.args, undefined, undefined)),
      'content',
    ),
  ]
}

function writtenIn(world: World, values: readonly Value[], part: WrittenDatum['part']): readonly WrittenDatum[] {
  const found: WrittenDatum[] = []
  let left = 200
  const walk = (value: Value, home: Place | undefined, depth: number): void => {
    if (left-- <= 0 || depth > deepest) return
    const at = value.home?.place ?? home
    const next = (inner: Value): void => walk(inner, at, depth + 1)
    if (value.k === 'literal' && at) found.push(...dataIn(world, String(value.value), part, at))
    if (value.k === 'text') value.parts.forEach((inner, index) => walk(inner, value.spots?.[index] ?? at, depth + 1))
    if (value.k === 'encoded') next(value.of)
    if (value.k === 'list') [...value.items, ...(value.each && part !== 'recipient' ? [value.each] : [])].forEach(next)
    if (value.k === 'union') alternatives(value).forEach(next)
    if (value.k === 'object' && part === 'recipient') for (const field of value.fields.values()) next(field)
    if (part !== 'recipient') found.push(...writtenInMarkup(world, value, next))
  }
  for (const value of values) walk(value, undefined, 0)
  return found
}

/** By world and component: what is typed into its markup, whatever it is given. */
const inComponents = new WeakMap<World, Map<string, readonly WrittenDatum[]>>()

/** What is typed into an element, its children and the components that it is made of; `next` reads what stands in it here. */
function writtenInMarkup(world: World, value: Value, next: (inner: Value) => void): readonly WrittenDatum[] {
  if (value.k === 'external') for (const { args } of printingCalls(value)) args.forEach(next)
  if (value.k !== 'object' || !value.chain?.startsWith('jsx:')) return []
  const component = value.tag?.get() ?? none
  const isMarkup = !value.tag || component.k === 'external'
  for (const [key, field] of value.fields) if (key === 'children' || (isMarkup && shownProps.has(key))) next(field)
  return component.k === 'function' ? writtenInComponent(world, component) : []
}

function writtenInComponent(world: World, component: ValueOf<'function'>): readonly WrittenDatum[] {
  let known = inComponents.get(world)
  if (!known) inComponents.set(world, (known = new Map()))
  const key = fnKey(component.file, component.fn)
  const before = known.get(key)
  if (before) return before
  known.set(key, [])
  const { steps, exhausted } = world
  world.steps = componentSteps
  const found = writtenIn(world, [inlineCall(world, component, [], component.frame, undefined)], 'component')
  world.steps = steps
  world.exhausted = exhausted
  known.set(key, found)
  return found
}

/** Before an address that readers are asked to write to. */
const invitation = 'mailto:'

function dataIn(world: World, text: string, part: WrittenDatum['part'], { file, span }: Place): WrittenDatum[] {
  if (!telling.test(text)) return []
  const from = Math.max(0, span[0] - invitation.length)
  const written = writtenAt(world.index, { file, span: [from, span[1]] })
  const found: WrittenDatum[] = []
  for (const { kind, value } of literalsOf(text, text)) {
    // A name after a greeting is most often the sample of a template, and nobody is found by it.
    if (kind === 'name' || (part === 'recipient' && kind !== 'email')) continue
    const at = written.indexOf(value, span[0] - from)
    // Storage services sign the urls of pictures: those are for everybody.
    if (kind === 'token' && picture.test(written.slice(Math.max(span[0] - from, at - longestUrl), at))) continue
    const start = from + at
    if (at >= 0)
      found.push({
        ...{ kind, value, part },
        ...(written.slice(Math.max(0, at - invitation.length), at).toLowerCase() === invitation && { invites: true as const }),
        place: { file, span: [start, start + value.length] },
      })
  }
  return found
}
