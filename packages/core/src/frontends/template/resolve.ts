import type { PathPick, RawPath, ScanEvent } from '../../dialect.js'
import type { Row } from '../../people/own-row.js'
import type { Span } from '../../source.js'
import type { BlockFact, DialectName, IncludeFact, OutputFact, PathFact, TemplateContext } from '../../template.js'
import type { UnpairedBlock } from './broken.js'
import { caps } from './caps.js'
import { mainPath, wholePath } from './main-path.js'
import { allOf, extend, implicitFrame, naming, ownRowOf, resolvePath, tested } from './place-paths.js'

/** An output before its place in the markup is known, unless the dialect told it. */
export interface PlacedOutput extends Omit<OutputFact, 'context'> {
  readonly context?: TemplateContext
}

export interface Resolved {
  readonly outputs: readonly PlacedOutput[]
  readonly blocks: readonly BlockFact[]
  readonly includes: readonly IncludeFact[]
  /** Blocks deeper than the cap were not followed. */
  readonly tooDeep: boolean
  /** In no order. */
  readonly unpaired: readonly UnpairedBlock[]
}

type IncludeEvent = Extract<ScanEvent, { k: 'include' }>

/** Of MJML's own there are includes alone. */
export type DialectEvent =
  { readonly dialect: DialectName; readonly event: ScanEvent } | { readonly dialect: 'mjml'; readonly event: IncludeEvent }

export interface Frame {
  readonly block: number
  readonly name: string
  readonly dialect: DialectName
  readonly base: PathFact | undefined
  implicit: boolean
  readonly vars: Map<string, PathFact>
  /** The next one out that names something: the others tell an output nothing. */
  readonly outer: Frame | undefined
  /** Elements of lists that are the reader here. */
  own: readonly Row[]
  /** And those that are it behind the frame's `else`. */
  otherwise: readonly Row[]
}

export interface Walk {
  readonly end: number
  readonly frames: Frame[]
  readonly sets: Map<string, PathFact>
  readonly outputs: PlacedOutput[]
  readonly blocks: { -readonly [K in keyof BlockFact]: BlockFact[K] }[]
  readonly includes: IncludeFact[]
  /** Some block told its elements' own rows. */
  ownRows: boolean
  overflow: number
  tooDeep: boolean
  readonly unpaired: UnpairedBlock[]
}

/** Pairs blocks and turns paths as written into paths from the template's own context. */
export function resolve(events: readonly DialectEvent[], end: number): Resolved {
  const walk: Walk = {
    end,
    frames: [],
    sets: new Map(),
    outputs: [],
    blocks: [],
    includes: [],
    ownRows: false,
    overflow: 0,
    unpaired: [],
    tooDeep: false,
  }
  for (const { dialect, event } of events) {
    if (event.k === 'include') include(walk, dialect, event)
    else if (dialect === 'mjml') continue
    else if (event.k === 'output') output(walk, dialect, event)
    else if (event.k === 'open') open(walk, dialect, event)
    else if (event.k === 'middle') middle(walk, event.equal)
    else if (event.k === 'skip') skip(walk)
    else if (event.k === 'close') close(walk, dialect, event.span, event.name)
    else if (event.k === 'set') set(walk, event)
  }
  const { outputs, blocks, includes, tooDeep, unpaired } = walk
  const unclosed = walk.frames
    .filter(({ block }) => isPaired(blocks[block]!.kind))
    .map(({ dialect, block }): UnpairedBlock => ({ k: 'unclosed', dialect, span: blocks[block]!.open }))
  return { outputs, blocks, includes, tooDeep, unpaired: tooDeep ? [] : [...unclosed, ...unpaired] }
}

/** Some languages have a short form of the others that needs no end. */
const isPaired = (kind: BlockFact['kind']): boolean => kind === 'loop' || kind === 'condition' || kind === 'section'

function blockAround({ frames }: Walk): { readonly block?: number } {
  const frame = frames[frames.length - 1]
  return frame ? { block: frame.block } : {}
}

function output(walk: Walk, dialect: DialectName, event: Extract<ScanEvent, { k: 'output' }>): void {
  const { span, expression, unescaped, reach, context } = event
  const paths: PathFact[] = []
  for (const raw of expression.paths) {
    const path = wholePath(walk, raw)
    if (path?.also) paths.push(...allOf(path))
    else if (path) paths.push(path)
  }
  walk.outputs.push({
    span,
    dialect,
    paths,
    calls: expression.calls,
    ...blockAround(walk),
    ...(unescaped && { unescaped }),
    ...(reach && { reach }),
    ...(context && { context }),
  })
}

function open(walk: Walk, dialect: DialectName, event: Extract<ScanEvent, { k: 'open' }>): void {
  if (walk.frames.length >= caps.followed) {
    walk.overflow++
    walk.tooDeep = true
    return
  }
  const { span, block: kind, name, vars } = event
  const subject = event.subject && mainPath(walk, event.subject)
  const base = subject && (kind === 'loop' ? extend(subject, ['[]']) : subject)
  const bound = new Map<string, PathFact>()
  for (const variable of vars) bound.set(variable, base ? { ...base, element: variable } : { segments: ['?'], span })
  for (const [variable, raw] of Object.entries(event.binds ?? {})) {
    const path = resolvePath(walk, raw)
    if (path) bound.set(variable, path)
  }
  const parent = walk.frames[walk.frames.length - 1]
  const frame: Frame = {
    block: walk.blocks.length,
    name,
    dialect,
    base,
    implicit: event.implicit === true && base !== undefined,
    vars: bound,
    outer: parent && naming(parent),
    own: [],
    otherwise: [],
  }
  walk.frames.push(frame)
  // What a loop's filter asks of its variable is asked within the loop.
  frame.own = ownRows(walk, event.equal)
  frame.otherwise = ownRows(walk, event.unequal)
  walk.blocks.push({
    kind,
    name,
    open: span,
    end: walk.end,
    vars,
    ...(subject && { subject: allOf(subject)[0]! }),
    ...(parent && { parent: parent.block }),
    ...(event.fragment && { fragment: event.fragment }),
  })
}

/** In the `else` of a loop or section nothing is known of its elements. */
function middle(walk: Walk, equal: PathPick['equal'] | undefined): void {
  const frame = walk.frames[walk.frames.length - 1]
  if (!frame) return
  frame.own = [...frame.otherwise, ...ownRows(walk, equal)]
  if (!frame.base) return
  frame.implicit = false
  frame.vars.clear()
}

/** Of the loop around, only elements for which the test does not hold are left. */
function skip({ frames, blocks }: Walk): void {
  const test = frames[frames.length - 1]
  const loop = frames.findLast(({ block }) => blocks[block]!.kind === 'loop')
  if (test && loop && test !== loop) loop.own = [...loop.own, ...test.otherwise]
}

function ownRows(walk: Walk, equal: PathPick['equal'] = []): Row[] {
  const row = ownRowOf(equal, (side) => resolvePath(walk, side)?.segments)
  walk.ownRows ||= row !== undefined
  return row ? [row] : []
}

function close(walk: Walk, dialect: DialectName, span: Span, name: string | undefined): void {
  if (walk.overflow > 0) {
    walk.overflow--
    return
  }
  for (let at = walk.frames.length - 1; at >= 0; at--) {
    const frame = walk.frames[at]!
    if (frame.dialect !== dialect || (name !== undefined && frame.name !== name)) continue
    const [, ...inside] = walk.frames.splice(at)
    walk.blocks[frame.block]!.end = span[1]
    for (const { block, dialect: of } of inside) {
      walk.blocks[block]!.end = span[1]
      if (isPaired(walk.blocks[block]!.kind)) walk.unpaired.push({ k: 'unclosed', dialect: of, span: walk.blocks[block]!.open })
    }
    return
  }
  if (span[1] > span[0]) walk.unpaired.push({ k: 'stray', dialect, span })
}

function set(walk: Walk, { span, name, value }: Extract<ScanEvent, { k: 'set' }>): void {
  // A list that grows turn by turn keeps what it already holds.
  const isSelf = ({ segments }: RawPath): boolean => segments[0] === name || segments.slice(0, 2).join('.') === name
  const others = value.paths.filter((path) => !isSelf(path))
  const grows = others.length < value.paths.length
  if (grows && (others.length === 0 || walk.sets.get(name)?.segments.includes('[]'))) return
  const path = mainPath(walk, { ...value, paths: others })
  if (path) walk.sets.set(name, { ...path, given: span })
  else walk.sets.delete(name)
}

function include(walk: Walk, dialect: DialectEvent['dialect'], event: IncludeEvent): void {
  const args = new Map<string, PathFact>()
  if (event.inherits) {
    for (const [name, path] of walk.sets) {
      if (args.size >= caps.names) break
      args.set(name, path)
    }
    for (const frame of walk.frames) for (const [name, path] of frame.vars) args.set(name, tested(walk, path))
  }
  for (const [name, value] of Object.entries(event.args ?? {})) {
    const path = mainPath(walk, value)
    if (path) args.set(name, path)
    else args.delete(name)
  }
  const implicit = implicitFrame(walk, 0)?.base
  const context = event.context ? mainPath(walk, event.context) : implicit && tested(walk, implicit)
  walk.includes.push({
    span: event.span,
    via: dialect,
    args: Object.fromEntries(args),
    inherits: event.inherits,
    ...blockAround(walk),
    ...(event.target !== undefined && { target: event.target }),
    ...(context && { context }),
  })
}
