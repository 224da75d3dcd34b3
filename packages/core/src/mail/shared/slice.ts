import type { FunctionId, LoopId, TermId } from '../../facts.js'
import { ask, type FileView, type Question } from '../../flow/view.js'
import { ofWorld, type World } from '../../flow/world.js'
import { type Cell } from './cells.js'
import { type Named } from './keepers.js'
import { runKey, type Scope } from './runs.js'
import { visitCell, deeper, apart, visitCall, visitEntries, visitReturns, visitParam, visitImport, visitThis } from './slice-ways.js'

/**
 * How a value is held where it is used: `whole`, the very object; `copied`, its fields as they were at that moment;
 * `apart`, something made of it.
 */
export type Hold = 'whole' | 'copied' | 'apart'

/** What a value is made of: elements, parameters, and the cells that it is read from. */
export type Touch = { readonly scope: Scope; readonly path: readonly string[] } & (
  | { readonly k: 'element'; readonly loop: LoopId }
  | { readonly k: 'param'; readonly fn: FunctionId; readonly index: number; readonly taken?: number }
  /** The object that a method was called on. */
  | { readonly k: 'self'; readonly cls: number }
  /** `queue.shift()`, `rows.next()`: another one on each turn. */
  | { readonly k: 'pulled'; readonly term: TermId }
  /** What a function gave that keeps its results: `once(render)(user)`. */
  | { readonly k: 'memo'; readonly term: TermId; readonly at: Named; readonly keeps: 'one' | 'first' }
  /** `taken`: how much of the path was read when the message was made: of `{ to: note.email }` no later `note.email = …` changes it. */
  | { readonly k: 'cell'; readonly cell: Cell; readonly hold: Hold; readonly at: TermId; readonly key?: TermId; readonly taken?: number }
)

const stepLimit = 600
export const pathLimit = 5

/** Their callback says which elements stay and in which order, and is no part of what they give. */
export const selectors = /^(?:filter|find|findLast|some|every|sort|toSorted|reject|partition)$/

/** Copies of a whole object: a field of it is that field of the copy. */
export const copiers = /^(?:stringify|parse|structuredClone|cloneDeep|clone|all)$/
export const pullers = /^(?:shift|pop|next|dequeue|poll|receive|take)$/

export interface Walk {
  readonly world: World
  readonly touches: Touch[]
  /** By run: terms with the way on which they were seen. */
  readonly seen: Map<string, Set<string>>
  /** Every function is followed into; else only those of files that hold state of their own. */
  readonly wide: boolean
  /** What lies in other functions and files waits until everything at hand has been seen: steps are for what is near. */
  readonly later: (() => void)[]
  steps: number
}

export interface Way {
  readonly scope: Scope
  readonly path: readonly string[]
  readonly hold: Hold
  readonly key?: TermId
  /** See `Touch`. */
  readonly taken?: number
}

/** A part of what is sent, as the code at a site hands it over. */
export interface Slot {
  readonly term: TermId
  readonly path: readonly string[]
  /** How much of the path is read before the call has ended. */
  readonly taken?: number
}

/** Everything that these parts of terms are made of, through names, fields and the project's own functions. */
export function touchedBy(world: World, scope: Scope, slots: readonly Slot[], wide = true): readonly Touch[] {
  const key = `${runKey(scope)} ${wide} ${slots.map(({ term, path, taken = 0 }) => `${term}:${path.join('.')}:${taken}`).join(' ')}`
  return slices(world, key, () => sliceOf(world, scope, slots, wide))
}

/** Several APIs are called for the same callers. */
const slices = ofWorld<readonly Touch[]>()

function sliceOf(world: World, scope: Scope, slots: readonly Slot[], wide: boolean): readonly Touch[] {
  const walk: Walk = { world, touches: [], seen: new Map(), wide, later: [], steps: stepLimit }
  for (const { term, path, taken } of slots) visit(walk, { scope, path, hold: 'whole', ...(taken && { taken }) }, term)
  for (let at = 0; at < walk.later.length && walk.steps > 0; at++) walk.later[at]!()
  return walk.touches
}

export function touched(world: World, scope: Scope, term: TermId): readonly Touch[] {
  return touchedBy(world, scope, [{ term, path: [] }])
}

const written = new WeakMap<FileView, ReadonlySet<string>>()

/** Names that a file writes and nothing declares. */
const globalsWritten: Question<ReadonlySet<string>> = {
  about: 'functions',
  answer(view) {
    let names = written.get(view)
    if (!names) {
      names = new Set(view.facts.effects.flatMap((effect) => (effect.k === 'global-write' ? [effect.name] : [])))
      written.set(view, names)
    }
    return names
  },
}

export function visit(walk: Walk, way: Way, id: TermId): void {
  const run = runKey(way.scope)
  let seen = walk.seen.get(run)
  if (!seen) walk.seen.set(run, (seen = new Set()))
  const key = `${id}:${way.hold}:${way.path.join('.')}:${way.taken ?? 0}`
  if (seen.has(key) || walk.steps-- <= 0 || walk.world.steps <= 0) return
  seen.add(key)
  const term = way.scope.view.facts.terms[id]!
  const same = (other: TermId): void => visit(walk, way, other)
  switch (term.k) {
    case 'ref':
      visitCell(walk, way, { k: 'binding', view: way.scope.view, binding: term.binding }, id)
      return
    case 'global':
      if (ask(way.scope.view, globalsWritten, 0).has(term.name))
        visitCell(walk, way, { k: 'global', view: way.scope.view, name: term.name }, id)
      return
    case 'field':
      visit(walk, { ...way, path: deeper(term.name, way.path), taken: (way.taken ?? 0) + 1 }, term.of)
      return
    case 'index': {
      const at = way.scope.view.facts.terms[term.at]!
      const name = at.k === 'literal' ? String(at.value) : '*'
      visit(walk, { ...way, path: deeper(name, way.path), ...(name === '*' && { key: term.at }) }, term.of)
      if (name === '*') visit(walk, apart(way), term.at)
      return
    }
    case 'call':
      visitCall(walk, way, id, term)
      return
    case 'object':
      visitEntries(walk, way, term.entries)
      return
    case 'jsx':
      visitEntries(walk, way, term.props)
      for (const child of term.children) visit(walk, apart(way), child)
      return
    case 'array': {
      const [name, ...rest] = way.path
      const inner = { ...way, path: rest }
      term.items.forEach((item, index) => {
        if ('spread' in item) visit(walk, way, item.spread)
        else if ('item' in item && (name === undefined || name === '*' || !/^\d+$/.test(name) || Number(name) === index))
          visit(walk, inner, item.item)
      })
      return
    }
    case 'text':
      for (const part of term.parts) visit(walk, apart(way), part)
      return
    case 'tagged':
      visit(walk, apart(way), term.quasi)
      return
    case 'either':
      for (const side of term.of) same(side)
      return
    case 'cast':
    case 'await':
    case 'rest':
      same(term.of)
      return
    case 'default':
      same(term.of)
      same(term.otherwise)
      return
    case 'binary':
      visit(walk, apart(way), term.left)
      visit(walk, apart(way), term.right)
      return
    case 'unary':
      visit(walk, apart(way), term.of)
      return
    case 'function':
      visitReturns(walk, way, term.function)
      return
    case 'element': {
      const loop = way.scope.view.facts.loops[term.loop]!
      walk.touches.push({ k: 'element', loop: term.loop, scope: way.scope, path: way.path })
      if (loop.over !== undefined) visit(walk, { ...way, path: deeper('*', way.path) }, loop.over)
      return
    }
    case 'param':
      visitParam(walk, way, term.function, term.index)
      return
    case 'import':
      visitImport(walk, way, term.source, term.name)
      return
    case 'this':
      visitThis(walk, way, id)
      return
    default:
  }
}
