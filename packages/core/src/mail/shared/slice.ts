import type { FunctionId, LoopId, ObjectEntry, Term, TermId } from '../../facts.js'
import { iterates } from '../../flow/builtins.js'
import { mayExport } from '../../flow/modules.js'
import { calleeName, type FileView } from '../../flow/view.js'
import { viewFor, type World } from '../../flow/world.js'
import { classAt, writesOf, type Cell } from './cells.js'
import { holdsState, memoOf, type Named } from './keepers.js'
import { registrars } from './registrars.js'
import { filledBy, runKey, runsOf, type Scope } from './runs.js'

/**
 * How a value is held where it is used: `whole`, the very object; `copied`, its fields as they were at that moment;
 * `apart`, something made of it.
 */
export type Hold = 'whole' | 'copied' | 'apart'

/** What a value is made of: elements, parameters, and the cells that it is read from. */
export type Touch = { readonly scope: Scope; readonly path: readonly string[] } & (
  | { readonly k: 'element'; readonly loop: LoopId }
  | { readonly k: 'param'; readonly fn: FunctionId; readonly index: number }
  /** The object that a method was called on. */
  | { readonly k: 'self'; readonly cls: number }
  /** `queue.shift()`, `rows.next()`: another one on each turn. */
  | { readonly k: 'pulled'; readonly term: TermId }
  /** What a function gave that keeps its results: `once(render)(user)`. */
  | { readonly k: 'memo'; readonly term: TermId; readonly at: Named; readonly keeps: 'one' | 'first' }
  | { readonly k: 'cell'; readonly cell: Cell; readonly hold: Hold; readonly at: TermId; readonly key?: TermId }
)

const stepLimit = 600
const pathLimit = 5
/** Their callback says which elements stay and in which order, and is no part of what they give. */
const selectors = /^(?:filter|find|findLast|some|every|sort|toSorted|reject|partition)$/
/** Copies of a whole object: a field of it is that field of the copy. */
const copiers = /^(?:stringify|parse|structuredClone|cloneDeep|clone|all)$/
const pullers = /^(?:shift|pop|next|dequeue|poll|receive|take)$/

interface Walk {
  readonly world: World
  readonly touches: Touch[]
  readonly seen: Set<string>
  /** Every function is followed into; else only those of files that hold state of their own. */
  readonly wide: boolean
  /** What lies in other functions and files waits until everything at hand has been seen: steps are for what is near. */
  readonly later: (() => void)[]
  steps: number
}

interface Way {
  readonly scope: Scope
  readonly path: readonly string[]
  readonly hold: Hold
  readonly key?: TermId
}

/** A part of what is sent, as the code at a site hands it over. */
export interface Slot {
  readonly term: TermId
  readonly path: readonly string[]
}

/** Everything that these parts of terms are made of, through names, fields and the project's own functions. */
export function touchedBy(world: World, scope: Scope, slots: readonly Slot[], wide = true): readonly Touch[] {
  const walk: Walk = { world, touches: [], seen: new Set(), wide, later: [], steps: stepLimit }
  for (const { term, path } of slots) visit(walk, { scope, path, hold: 'whole' }, term)
  for (let at = 0; at < walk.later.length && walk.steps > 0; at++) walk.later[at]!()
  return walk.touches
}

export function touched(world: World, scope: Scope, term: TermId): readonly Touch[] {
  return touchedBy(world, scope, [{ term, path: [] }])
}

const written = new WeakMap<FileView, ReadonlySet<string>>()

/** Names that a file writes and nothing declares. */
function globalsWritten(view: FileView): ReadonlySet<string> {
  let names = written.get(view)
  if (!names) {
    names = new Set(view.facts.effects.flatMap((effect) => (effect.k === 'global-write' ? [effect.name] : [])))
    written.set(view, names)
  }
  return names
}

function visit(walk: Walk, way: Way, id: TermId): void {
  const key = `${way.scope.view.file}:${id}:${way.path.join('.')}:${way.hold}:${runKey(way.scope)}`
  if (walk.seen.has(key) || walk.steps-- <= 0 || walk.world.steps <= 0) return
  walk.seen.add(key)
  const term = way.scope.view.facts.terms[id]!
  const same = (other: TermId): void => visit(walk, way, other)
  switch (term.k) {
    case 'ref':
      visitCell(walk, way, { k: 'binding', view: way.scope.view, binding: term.binding }, id)
      return
    case 'global':
      if (globalsWritten(way.scope.view).has(term.name)) visitCell(walk, way, { k: 'global', view: way.scope.view, name: term.name }, id)
      return
    case 'field':
      visit(walk, { ...way, path: deeper(term.name, way.path) }, term.of)
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

function deeper(name: string, path: readonly string[]): readonly string[] {
  return [name, ...path].slice(0, pathLimit)
}

function apart(way: Way): Way {
  return { scope: way.scope, path: [], hold: 'apart' }
}

function visitCell(walk: Walk, way: Way, cell: Cell, id: TermId): void {
  const { key, ...onward } = way
  walk.touches.push({ k: 'cell', cell, hold: way.hold, at: id, scope: way.scope, path: way.path, ...(key !== undefined && { key }) })
  for (const write of writesOf(cell)) {
    const rest = pathWithin(write.keys, way.path)
    if (!rest) continue
    const adds = write.how === 'add' && rest[0] === '*' ? rest.slice(1) : rest
    for (const value of write.values) visit(walk, { ...onward, path: adds }, value)
  }
  if (cell.k === 'binding') visitFillers(walk, onward, cell)
}

/** What is left of a path below what was written; undefined where the two do not meet. */
function pathWithin(keys: readonly string[], path: readonly string[]): readonly string[] | undefined {
  for (const [at, key] of keys.entries()) {
    const name = path[at]
    if (name === undefined) return []
    if (key !== name && key !== '*' && name !== '*') return undefined
  }
  return path.slice(keys.length)
}

/** Functions of the project that are handed the object and fill it: `address(message, user)`. */
function visitFillers(walk: Walk, way: Way, cell: Extract<Cell, { k: 'binding' }>): void {
  for (const effect of cell.view.changes.get(cell.binding) ?? []) {
    if (effect.k !== 'call') continue
    for (const { run, write } of filledBy(walk.world, { view: cell.view }, cell, effect.term)) {
      const rest = pathWithin(write.keys, way.path)
      if (rest) for (const value of write.values) visit(walk, { ...way, scope: run, path: rest }, value)
    }
  }
}

function visitCall(walk: Walk, way: Way, id: TermId, call: Extract<Term, { k: 'call' }>): void {
  const { facts } = way.scope.view
  const callee = facts.terms[call.callee]!
  const name = calleeName(facts, call.callee) ?? ''
  const given = call.args.map((argument) => ('item' in argument ? argument.item : argument.spread))
  const memo = memoOf(walk.world, way.scope.view, call.callee)
  if (memo) walk.touches.push({ k: 'memo', term: id, scope: way.scope, path: way.path, ...memo })
  const inner = call.construct || !isWorthReading(walk, way.scope.view, call.callee) ? [] : runsOf(walk.world, way.scope, id, call)
  for (const run of inner) walk.later.push(() => void visitReturns(walk, { ...way, scope: run }, run.run.fn))
  if (inner.length > 0) return
  if (callee.k === 'field' && pullers.test(name)) walk.touches.push({ k: 'pulled', term: id, scope: way.scope, path: way.path })
  if (callee.k === 'field' && name === 'get' && given.length === 1) {
    visit(walk, { ...way, path: deeper('*', way.path), key: given[0]! }, callee.of)
    visit(walk, apart(way), given[0]!)
    return
  }
  // What a package makes of an object may well hold it: `new SendEmailCommand(input)`.
  const passed: Way = call.construct ? way : { ...way, hold: 'apart', path: copiers.test(name) ? way.path : [] }
  if (callee.k === 'field') visit(walk, apart(way), callee.of)
  else if (callee.k === 'call') visit(walk, apart(way), call.callee)
  for (const argument of given) if (!selectors.test(name) || facts.terms[argument]!.k !== 'function') visit(walk, passed, argument)
}

/** Whether what a callee does in another file could keep anything: read off its text, so that most files are never parsed. */
function isWorthReading({ world, wide }: Walk, view: FileView, callee: TermId): boolean {
  if (wide) return true
  let term = view.facts.terms[callee]!
  while (term.k === 'field') term = view.facts.terms[term.of]!
  const [write] = term.k === 'ref' ? (view.writes.get(term.binding) ?? []) : []
  const made = write && view.facts.terms[write.value]!
  const source = term.k === 'import' ? term.source : made?.k === 'import' ? made.source : undefined
  return source === undefined || holdsState(world, view.file, source)
}

function visitReturns(walk: Walk, way: Way, fn: FunctionId): void {
  for (const effect of way.scope.view.returns.get(fn) ?? []) if (effect.value !== undefined) visit(walk, way, effect.value)
}

function visitEntries(walk: Walk, way: Way, entries: readonly ObjectEntry[]): void {
  const [name, ...rest] = way.path
  const last = entries.findLastIndex((entry) => 'key' in entry && entry.key === name)
  entries.forEach((entry, index) => {
    if ('spread' in entry) {
      if (last < index) visit(walk, { ...way, hold: way.hold === 'whole' ? 'copied' : way.hold }, entry.spread)
    } else if (name === undefined || name === '*' || !('key' in entry) || index === last) visit(walk, { ...way, path: rest }, entry.value)
  })
}

function visitParam(walk: Walk, way: Way, fn: FunctionId, index: number): void {
  const { scope } = way
  for (let at: Scope | undefined = scope; at?.run; at = at.run.outer) {
    if (at.run.fn !== fn || at.run.file !== scope.view.file) continue
    const call = at.run.outer.view.facts.terms[at.run.call]!
    const argument = call.k === 'call' ? call.args[index] : undefined
    if (argument) visit(walk, { ...way, scope: at.run.outer }, 'item' in argument ? argument.item : argument.spread)
    return
  }
  walk.touches.push({ k: 'param', fn, index, scope, path: way.path })
  // What a callback is handed comes from what it was handed to: `find({ id }).then((user) => …)`.
  const use = scope.view.uses.get(fn)
  const call = use && scope.view.facts.terms[use.call]!
  // A handler among others of an object is called with something else than the object: `action({ handler })`.
  if (call?.k !== 'call' || use!.keys.length > 0) return
  const callee = scope.view.facts.terms[call.callee]!
  if (registrars.test(calleeName(scope.view.facts, call.callee) ?? '')) return
  const path = iterates(scope.view.facts, use!) ? deeper('*', way.path) : way.path
  if (callee.k === 'field') visit(walk, { ...way, hold: 'apart', path }, callee.of)
  for (const argument of call.args)
    if ('item' in argument && scope.view.facts.terms[argument.item]!.k !== 'function')
      visit(walk, { ...way, hold: 'apart', path }, argument.item)
}

function visitThis(walk: Walk, way: Way, id: TermId): void {
  const { view, run } = way.scope
  const cls = classAt(view, view.facts.terms[id]!.span)
  const [name, ...rest] = way.path
  if (cls === undefined || name === undefined) return
  const outer = run?.outer
  const call = outer?.view.facts.terms[run!.call]
  const callee = call?.k === 'call' ? outer!.view.facts.terms[call.callee]! : undefined
  if (callee?.k === 'field' && outer!.view.facts.terms[callee.of]!.k !== 'this') visit(walk, { ...way, scope: outer! }, callee.of)
  else if (!run) walk.touches.push({ k: 'self', cls, scope: way.scope, path: way.path })
  visitCell(walk, { ...way, path: rest }, { k: 'field', view, cls, name }, id)
  for (const member of view.facts.classes[cls]!.members)
    if (member.name === name && member.value !== undefined && member.kind === 'field') visit(walk, { ...way, path: rest }, member.value)
}

function visitImport(walk: Walk, way: Way, source: string, name: string): void {
  walk.later.push(() => void visitImported(walk, way, source, name))
}

function visitImported(walk: Walk, way: Way, source: string, name: string): void {
  if (!walk.wide && !holdsState(walk.world, way.scope.view.file, source)) return
  const target = walk.world.index.resolve(way.scope.view.file, source)
  const view = 'file' in target ? viewFor(walk.world, target.file) : undefined
  if (!view) return
  const [first, ...rest] = way.path
  if (name === '*' && first === undefined) return
  visitExport(walk, { ...way, scope: { view } }, name === '*' ? first! : name, name === '*' ? rest : way.path, 0)
}

function visitExport(walk: Walk, way: Way, name: string, path: readonly string[], depth: number): void {
  const { view } = way.scope
  for (const fact of view.facts.exports) {
    if ('star' in fact || 'source' in fact) {
      const from = 'star' in fact ? fact.star : fact.source
      if ('source' in fact && fact.name !== name) continue
      const target = walk.world.index.resolve(view.file, from)
      if (depth >= 4 || !('file' in target)) continue
      if ('star' in fact && !mayExport(walk.world.index.text(target.file), name)) continue
      const next = viewFor(walk.world, target.file)
      if (next) visitExport(walk, { ...way, scope: { view: next } }, 'star' in fact ? name : fact.imported, path, depth + 1)
    } else if (fact.name === name) visit(walk, { ...way, path }, fact.value)
    else if (fact.name === '=') visit(walk, { ...way, path: name === 'default' ? path : deeper(name, path) }, fact.value)
  }
}
