import type { TermId, Term, FunctionId, ObjectEntry } from '../../facts.js'
import { iterates } from '../../flow/callback-roles.js'
import { mayExport } from '../../flow/modules.js'
import { ask, calleeName, type FileView } from '../../flow/view.js'
import { saysSo } from '../../flow/texts.js'
import { viewFor } from '../../flow/world.js'
import { type Cell, classAt, targets, type Write, writesOf } from './cells.js'
import { memoOf, holdsState } from './keepers.js'
import { registrars } from './registrars.js'
import { callsHanded, filledBy, runsOf, type Scope } from './runs.js'
import type { Way, Walk } from './slice.js'
import { pathLimit, visit, pullers, copiers, selectors } from './slice.js'

export function deeper(name: string, path: readonly string[]): readonly string[] {
  return [name, ...path].slice(0, pathLimit)
}

export function apart(way: Way): Way {
  return { scope: way.scope, path: [], hold: 'apart' }
}

export function visitCell(walk: Walk, way: Way, cell: Cell, id: TermId): void {
  const { key, ...onward } = way
  const { scope, path, hold, taken } = way
  walk.touches.push({ k: 'cell', cell, hold, at: id, scope, path, ...(key !== undefined && { key }), ...(taken && { taken }) })
  for (const write of writesOf(cell)) {
    const rest = pathWithin(write.keys, way.path)
    if (!rest || isThinnedOut(cell, write)) continue
    const adds = write.how === 'add' && rest[0] === '*' ? rest.slice(1) : rest
    for (const value of write.values) visit(walk, below({ ...onward, path: adds }, write.keys.length), value)
  }
  if (cell.k === 'binding') visitFillers(walk, onward, cell)
}

/** `rows = rows.filter(…)` puts nothing into them. */
function isThinnedOut(cell: Cell, { view, values }: Write): boolean {
  const { facts } = view
  return values.every((value) => {
    const call = facts.terms[value]!
    const callee = call.k === 'call' ? facts.terms[call.callee]! : undefined
    return callee?.k === 'field' && selectors.test(callee.name) && targets(facts, callee.of, cell)
  })
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
  for (const { term } of ask(cell.view, callsHanded, cell.binding)) {
    for (const { run, write } of filledBy(walk.world, { view: cell.view }, cell, term)) {
      const rest = pathWithin(write.keys, way.path)
      if (rest) for (const value of write.values) visit(walk, { ...way, scope: run, path: rest }, value)
    }
  }
}

export function visitCall(walk: Walk, way: Way, id: TermId, call: Extract<Term, { k: 'call' }>): void {
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
  // `entries.find((one) => one.email === email)`: one of them, picked out again.
  if (callee.k === 'field' && /^find(?:Last)?$/.test(name) && given.length === 1 && facts.terms[given[0]!]!.k === 'function') {
    visit(walk, { ...way, hold: 'apart', path: deeper('*', way.path), key: given[0]! }, callee.of)
    return
  }
  // What a package makes of an object may well hold it: `new SendEmailCommand(input)`.
  const passed: Way = call.construct ? way : { ...way, hold: 'apart', path: copiers.test(name) ? way.path : [] }
  if (callee.k === 'field') visit(walk, apart(way), callee.of)
  else if (callee.k === 'call') visit(walk, apart(way), call.callee)
  // `Object.assign(options, …)` is `options`, and holds the fields of the others.
  if (name === 'assign' && given.length > 1) {
    given.forEach((argument, at) => void visit(walk, at === 0 || way.hold !== 'whole' ? way : { ...way, hold: 'copied' }, argument))
    return
  }
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

export function visitReturns(walk: Walk, way: Way, fn: FunctionId): void {
  for (const effect of way.scope.view.returns.get(fn) ?? []) if (effect.value !== undefined) visit(walk, way, effect.value)
}

export function visitEntries(walk: Walk, way: Way, entries: readonly ObjectEntry[]): void {
  const [name, ...rest] = way.path
  const last = entries.findLastIndex((entry) => 'key' in entry && entry.key === name)
  entries.forEach((entry, index) => {
    if ('spread' in entry) {
      if (last < index) visit(walk, { ...way, hold: way.hold === 'whole' ? 'copied' : way.hold }, entry.spread)
    } else if (name === undefined || name === '*' || !('key' in entry) || index === last)
      visit(walk, below({ ...way, path: rest }, 1), entry.value)
  })
}

/** What was read of an object is not read of what its fields were made of. */
function below(way: Way, keys: number): Way {
  return way.taken ? { ...way, taken: Math.min(Math.max(0, way.taken - keys), way.path.length) } : way
}

export function visitParam(walk: Walk, way: Way, fn: FunctionId, index: number): void {
  const { scope } = way
  for (let at: Scope | undefined = scope; at?.run; at = at.run.outer) {
    if (at.run.fn !== fn || at.run.file !== scope.view.file) continue
    const call = at.run.outer.view.facts.terms[at.run.call]!
    const argument = call.k === 'call' ? call.args[index] : undefined
    if (argument) visit(walk, { ...way, scope: at.run.outer }, 'item' in argument ? argument.item : argument.spread)
    return
  }
  walk.touches.push({ k: 'param', fn, index, scope, path: way.path, ...(way.taken && { taken: way.taken }) })
  // What a callback is handed comes from what it was handed to: `find({ id }).then((user) => …)`.
  const use = scope.view.uses.get(fn)
  const call = use && scope.view.facts.terms[use.call]!
  // A handler among others of an object is called with something else than the object: `action({ handler })`.
  if (call?.k !== 'call' || use!.keys.length > 0) return
  const callee = scope.view.facts.terms[call.callee]!
  if (registrars.test(calleeName(scope.view.facts, call.callee) ?? '')) return
  const isEach = iterates(scope.view.facts, use!)
  const path = isEach ? deeper('*', way.path) : way.path
  if (callee.k === 'field') visit(walk, { ...way, hold: 'apart', path }, callee.of)
  // `findOne({ email }, (error, user) => …)`: no field of the user is one of the question.
  const given = isEach ? path : []
  for (const argument of call.args)
    if ('item' in argument && scope.view.facts.terms[argument.item]!.k !== 'function')
      visit(walk, { ...way, hold: 'apart', path: given }, argument.item)
}

export function visitThis(walk: Walk, way: Way, id: TermId): void {
  const { view, run } = way.scope
  const cls = classAt(view, view.facts.terms[id]!.span)
  const [name, ...rest] = way.path
  if (cls === undefined || name === undefined) return
  const outer = run?.outer
  const call = outer?.view.facts.terms[run!.call]
  const callee = call?.k === 'call' ? outer!.view.facts.terms[call.callee]! : undefined
  if (callee?.k === 'field' && outer!.view.facts.terms[callee.of]!.k !== 'this') visit(walk, { ...way, scope: outer! }, callee.of)
  else if (!run) walk.touches.push({ k: 'self', cls, scope: way.scope, path: way.path })
  visitCell(walk, below({ ...way, path: rest }, 1), { k: 'field', view, cls, name }, id)
  for (const member of view.facts.classes[cls]!.members)
    if (member.name === name && member.value !== undefined && member.kind === 'field')
      visit(walk, below({ ...way, path: rest }, 1), member.value)
}

export function visitImport(walk: Walk, way: Way, source: string, name: string): void {
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
      if ('star' in fact && !saysSo(walk.world.index, target.file, mayExport(name))) continue
      const next = viewFor(walk.world, target.file)
      if (next) visitExport(walk, { ...way, scope: { view: next } }, 'star' in fact ? name : fact.imported, path, depth + 1)
    } else if (fact.name === name) visit(walk, { ...way, path }, fact.value)
    else if (fact.name === '=') visit(walk, { ...way, path: name === 'default' ? path : deeper(name, path) }, fact.value)
  }
}
