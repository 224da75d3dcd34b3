import { namesOfPath } from '../flow/picks.js'
import { asPath, elementOf } from '../flow/members.js'
import { alternatives } from '../flow/union.js'
import { type ValueOf, type Value } from '../flow/value.js'
import { type World } from '../flow/world.js'
import { sharing } from '../markup/places.js'
import type { ContentPart } from '../message.js'
import { isVeiled } from '../people/people-path.js'
import type { Place } from '../source.js'
import type { TemplateLibrary } from '../template.js'
import { partOf, type ContentLeaf, type Concern, type At } from './content-leaf.js'
import { visitObject, visitCreated } from './content-markup.js'
import { printedValues, wholeData } from './printed.js'
import { isListPath } from './relation.js'
import { renderingOf, type Rendering, templatesOf } from './renders.js'
import { printingCalls, isTextLibrary } from './text-calls.js'

/** What a walk came through on its way. */
export interface Meetings {
  element?(chain: string): void
  component?(component: ValueOf<'function'>): void
  /** Something is printed of which the code does not tell what it is. */
  dark?(tag: Place): void
}

export interface Walk {
  readonly world: World
  readonly library: TemplateLibrary
  readonly leaves: ContentLeaf[]
  readonly concerns: Concern
  readonly own: boolean
  /** Components that were seen already, by their props, where one look at each is enough. */
  readonly seen?: Set<object>
  /** Told of each element, and of each component of the project that is found. */
  readonly met?: Meetings
  left: number
}

export const mostValues = 3000
export const mostLeaves = 200
const deepest = 64

export function visit(walk: Walk, value: Value, outer: At): void {
  const at = printedAt(outer, value.home?.place)
  if (walk.left-- <= 0 || at.depth > deepest || walk.leaves.length >= mostLeaves) return
  const next = (inner: Value, change: Partial<At> = {}): void => visit(walk, inner, { ...at, ...change, depth: at.depth + 1 })
  switch (value.k) {
    case 'text':
      return visitText(walk, value, at)
    case 'encoded':
      return next(printedAs(value, at), { dump: at.dump || value.as === 'stringify' })
    case 'union':
      for (const side of alternatives(value)) next(side)
      return
    case 'list':
      if (value.narrowed === 'own') return
      for (const item of value.items) next(item, placed(at, item))
      // A list that was handed to a function went in where it was handed over.
      if (value.each)
        next(ofAllKeys(value.each), {
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

/** The first of each group belongs to its group; of all groups, to all of them. */
function ofAllKeys(each: Value): Value {
  if (each.narrowed !== 'own') return each
  const { narrowed: _, ...all } = each
  return all as Value
}

/** Inside a component, each expression is where its own value is printed. */
function printedAt(at: At, printed: Place | undefined): At {
  return at.component && printed ? { ...at, component: { ...at.component, printed } } : at
}

/** What is encoded inside a component is printed where the encoding stands, not where it was handed over. */
function printedAs({ of, home }: ValueOf<'encoded'>, at: At): Value {
  if (!at.component || !home || !of.home) return of
  const { home: _, ...bare } = of
  return bare
}

/** The spot of a value by itself, unless it stands in a list: then the list’s counts. */
export function placed(at: At, value: Value): Partial<At> {
  return at.many || !value.home ? {} : { spot: value.home.place }
}

/** What a piece of markup leaves open at its end, as far as it may be a url. */
const urlBegun = /[^\s"'<>]*$/

function visitText(walk: Walk, value: ValueOf<'text'>, at: At): void {
  let before: string | undefined
  let isPreheader = false
  let url = ''
  value.parts.forEach((part, index) => {
    if (part.k === 'literal') {
      before = String(part.value)
      url = urlBegun.exec(url + before)![0]
      isPreheader = opensPreheader(before, isPreheader)
      return
    }
    const spot = at.many ? undefined : value.spots?.[index]
    const inner = inPart(printedAt(at, value.spots?.[index]), isPreheader ? 'preheader' : undefined)
    const shares = at.shares ?? (sharing.test(url) || undefined)
    visit(walk, part, {
      ...inner,
      depth: at.depth + 1,
      ...(spot && { spot }),
      ...(before !== undefined && { before }),
      ...(shares && { shares }),
    })
    before = undefined
  })
}

/** A part of the body that has a name of its own. */
export function inPart(at: At, part: ContentPart | undefined): At {
  return part !== undefined && (at.part === 'html' || at.part === 'data' || at.part === 'raw') ? { ...at, part } : at
}

/** Whether what follows a piece of markup stands in the preheader: in `<mj-preview>`, or in an element that is hidden for it. */
function opensPreheader(markup: string, before: boolean): boolean {
  const [, name, attributes] = /<([a-z][\w-]*)\b([^<>]*)>[^<>]*$/i.exec(markup) ?? []
  if (name === undefined) return before && !markup.includes('<')
  return /^mj-preview$/i.test(name) || /pre-?header|preview-?text|display:\s*none/i.test(attributes ?? '')
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
  for (const field of value.fields?.values() ?? []) next(field)
  if (through.length === 0) {
    if (!value.fields && /\(\)/.test(value.chain)) leaf(walk, asPath(value), at)
    return
  }
  // What code that nobody could read makes of its arguments is a guess by its name.
  const guess = at.guess === true || !isTextLibrary(value.chain)
  for (const { args } of through)
    for (const argument of args)
      visit(walk, argument, { ...at, ...placed(at, argument), ...(guess && { guess: true as const }), depth: at.depth + 1 })
}

/** What templates print of the data they are given. False where there is no template to look at. */
export function rendered(walk: Walk, rendering: Rendering, at: At): boolean {
  let found = false
  for (const { files } of templatesOf(walk.library, rendering, () => undefined)) {
    for (const file of files) {
      for (const output of walk.library.printed(file)) {
        found = true
        if (isVeiled(output.calls)) continue
        for (const path of output.paths) {
          for (const { value, many } of printedValues(walk.world, rendering.data, path).leaves)
            walk.leaves.push({
              part: inPart(at, partOf(output)).part,
              value,
              many: many || at.many,
              own: walk.own,
              seen: many ? 'list' : 'print',
              dump: false,
              others: false,
              spot: value.home?.place ?? rendering.place,
              output: path,
              tag: output.origin ?? { file, span: output.span },
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
        visit(walk, value, { ...inPart(at, partOf(output)), seen: 'print', many: many || at.many, spot, depth: at.depth + 1 })
      }
    }
  }
  return outputs.length > 0
}

function leaf(walk: Walk, value: ValueOf<'path'>, at: At): void {
  const { origin } = value
  if (origin.o === 'unknown' && at.component?.printed) walk.met?.dark?.(at.component.printed)
  if (origin.o === 'settings' || origin.o === 'unknown' || value.narrowed === 'own') return
  if (origin.o === 'call' && isVeiled([origin.name])) return
  const names = namesOfPath(value.segments)
  if (isVeiled(names)) return
  const isList = isListPath(value) === 'yes'
  const { part, spot, before, seen, dump, component, shares } = at
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
    ...(shares && { shares }),
  })
}
