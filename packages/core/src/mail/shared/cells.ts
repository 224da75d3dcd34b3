import type { BindingId, ClassId, Effect, FileFacts, FunctionId, Guard, LoopId, TermId } from '../../facts.js'
import { calleeName, rootOf, type FileView } from '../../flow/view.js'
import type { Span } from '../../source.js'

/** Something that may hold one person's data until another's turn. */
export type Cell =
  | { readonly k: 'binding'; readonly view: FileView; readonly binding: BindingId }
  /** `this.name` of a class's objects. */
  | { readonly k: 'field'; readonly view: FileView; readonly cls: ClassId; readonly name: string }
  /** A name that nothing declares: `to = req.body.email`. */
  | { readonly k: 'global'; readonly view: FileView; readonly name: string }

/** One change of a cell, as it stands in the code. */
export interface Write {
  readonly view: FileView
  readonly fn: FunctionId
  readonly loops: readonly LoopId[]
  readonly guards: readonly Guard[]
  readonly span: Span
  /** From the cell to what is written: `message.context.name = x` has context, name. `*` is an element. */
  readonly keys: readonly string[]
  /** `assign`: it replaces what was there. `add`: it joins what was there. `drop`: it empties it. */
  readonly how: 'assign' | 'add' | 'drop'
  readonly op?: string
  readonly values: readonly TermId[]
  /** The key of an entry that is computed: `cache[key] = x`, `cache.set(key, x)`. */
  readonly key?: TermId
  /** A declaration's own value. */
  readonly init?: true
  /** The name gets another value: what it named before, elsewhere too, stays as it was. */
  readonly rebinds?: true
}

export function cellKey(cell: Cell): string {
  const name = cell.k === 'binding' ? cell.binding : cell.k === 'field' ? `${cell.cls}.${cell.name}` : cell.name
  return `${cell.view.file}:${cell.k}:${name}`
}

export function nameOfCell(cell: Cell): string {
  return cell.k === 'binding' ? cell.view.facts.bindings[cell.binding]!.name : cell.name
}

const adders = /^(?:push|unshift|add|append|addAttachment|write|addTo|addCc|addBcc)$/
const emptiers = /^(?:clear|splice|pop|shift|reset)$/

const known = new WeakMap<FileView, Map<string, readonly Write[]>>()

/** Every write to a cell that its own file holds, in the order they would run. */
export function writesOf(cell: Cell): readonly Write[] {
  let ofView = known.get(cell.view)
  if (!ofView) known.set(cell.view, (ofView = new Map()))
  const key = cellKey(cell)
  let writes = ofView.get(key)
  if (!writes) ofView.set(key, (writes = [...effectsOn(cell)].flatMap((effect) => writeOf(cell, effect) ?? [])))
  return writes
}

function effectsOn(cell: Cell): readonly Effect[] {
  const { view } = cell
  if (cell.k === 'binding') {
    const all = [...(view.writes.get(cell.binding) ?? []), ...(view.changes.get(cell.binding) ?? [])]
    return all.sort((a, b) => a.span[0] - b.span[0])
  }
  return view.facts.effects.filter(
    (effect) =>
      (effect.k === 'global-write' && cell.k === 'global' && effect.name === cell.name) ||
      (effect.k === 'set' && (targets(view.facts, effect.of, cell) || isFieldItself(view, effect, cell))) ||
      (effect.k === 'call' && isChangedBy(view.facts, effect.term, cell)),
  )
}

function isFieldItself(view: FileView, effect: Extract<Effect, { k: 'set' }>, cell: Cell): boolean {
  return (
    cell.k === 'field' && effect.key === cell.name && view.facts.terms[effect.of]!.k === 'this' && classAt(view, effect.span) === cell.cls
  )
}

function isChangedBy(facts: FileFacts, id: TermId, cell: Cell): boolean {
  const call = facts.terms[id]!
  const callee = call.k === 'call' ? facts.terms[call.callee]! : undefined
  return callee?.k === 'field' && targets(facts, callee.of, cell)
}

/** Whether a chain of fields and indexes hangs on the cell. */
export function targets(facts: FileFacts, id: TermId, cell: Cell): boolean {
  if (cell.k === 'binding') return rootOf(facts, id).binding === cell.binding
  for (let term = facts.terms[id]!; ;) {
    if (cell.k === 'global' && term.k === 'global') return term.name === cell.name
    if (cell.k === 'field' && term.k === 'field' && term.name === cell.name && facts.terms[term.of]!.k === 'this')
      return classAt(cell.view, term.span) === cell.cls
    if (term.k === 'field' || term.k === 'index' || term.k === 'cast' || term.k === 'await') term = facts.terms[term.of]!
    else return false
  }
}

/** The innermost class around a place. */
export function classAt(view: FileView, span: Span): ClassId | undefined {
  let found: ClassId | undefined
  view.facts.classes.forEach((fact, id) => {
    if (fact.span[0] <= span[0] && span[1] <= fact.span[1] && (found === undefined || view.facts.classes[found]!.span[0] < fact.span[0]))
      found = id
  })
  return found
}

function writeOf(cell: Cell, effect: Effect): Write | undefined {
  const { view } = cell
  const place = { view, fn: effect.function, loops: effect.loops, guards: effect.guards, span: effect.span }
  if (effect.k === 'write' || effect.k === 'global-write')
    return {
      ...place,
      keys: [],
      how: adds(view.facts, effect.op, effect.value, cell) ? 'add' : 'assign',
      values: [effect.value],
      rebinds: true,
      ...(effect.op !== undefined && { op: effect.op }),
      ...(effect.k === 'write' && effect.init && { init: true as const }),
    }
  if (effect.k === 'set') return setOf(cell, effect, place)
  return effect.k === 'call' ? callOf(cell, effect.term, place) : undefined
}

type At = Pick<Write, 'view' | 'fn' | 'loops' | 'guards' | 'span'>

function setOf(cell: Cell, effect: Extract<Effect, { k: 'set' }>, place: At): Write | undefined {
  const keys = isFieldItself(cell.view, effect, cell) ? [] : keysTo(cell, effect.of)
  if (!keys) return undefined
  const own = isFieldItself(cell.view, effect, cell) ? [] : [...keys, effect.key ?? '*']
  if (effect.op === 'delete') return { ...place, keys: own, how: 'drop', values: [] }
  if (effect.value === undefined) return undefined
  if (effect.key === 'length') return { ...place, keys, how: 'drop', values: [] }
  return {
    ...place,
    keys: own,
    how: adds(cell.view.facts, effect.op, effect.value, cell) ? 'add' : 'assign',
    values: [effect.value],
    ...(effect.op !== undefined && { op: effect.op }),
    ...(effect.computed !== undefined && { key: effect.computed }),
  }
}

function callOf(cell: Cell, id: TermId, place: At): Write | undefined {
  const { facts } = cell.view
  const call = facts.terms[id]!
  const callee = call.k === 'call' ? facts.terms[call.callee]! : undefined
  if (call.k !== 'call' || callee?.k !== 'field') return undefined
  const given = call.args.map((argument) => ('item' in argument ? argument.item : argument.spread))
  const target = given[0] === undefined ? undefined : facts.terms[given[0]]!
  if (callee.name === 'assign' && target?.k === 'ref' && cell.k === 'binding' && target.binding === cell.binding)
    return { ...place, keys: ['*'], how: 'assign', values: given.slice(1) }
  const keys = targets(facts, callee.of, cell) ? keysTo(cell, callee.of) : undefined
  if (!keys) return undefined
  if (callee.name === 'set' && given.length === 2)
    return { ...place, keys: [...keys, '*'], how: 'assign', values: [given[1]!], key: given[0]! }
  if (adders.test(callee.name) && !isService(cell, keys, callee.name)) return { ...place, keys, how: 'add', values: given }
  return emptiers.test(callee.name) ? { ...place, keys, how: 'drop', values: [] } : undefined
}

/**
 * `query.user.add(row)` on a module that was imported, `this.repo.add(row)` of an object that the class was handed, and `new Store().add(row)`
 * store a row; a list is pushed to, whoever holds it.
 */
function isService(cell: Cell, keys: readonly string[], method: string): boolean {
  if (/^(?:push|unshift)$/.test(method)) return false
  if (cell.k === 'field') return keys.length === 0 && isHandedOver(cell)
  if (cell.k !== 'binding') return false
  const { facts, writes } = cell.view
  return (writes.get(cell.binding) ?? []).some(({ value }) => {
    const term = facts.terms[value]!
    if (keys.length > 0) return term.k === 'import'
    return method === 'add' && term.k === 'call' && term.construct === true && !collections.test(calleeName(facts, term.callee) ?? 'Set')
  })
}

const collections = /^(?:Readonly)?(?:Set|Map|WeakSet|Array|FormData|Headers|URLSearchParams|Record|string)\b|\[\]$/

/** A field that is only declared with its type, as those are that a constructor takes. */
function isHandedOver({ view, cls, name }: Extract<Cell, { k: 'field' }>): boolean {
  const member = view.facts.classes[cls]!.members.find((one) => one.name === name && one.kind === 'field')
  const isGiven = member?.value === undefined || view.facts.terms[member.value]!.k === 'param'
  return member?.type !== undefined && isGiven && !collections.test(member.type)
}

/** Names from the cell to the object that is changed. */
function keysTo(cell: Cell, id: TermId): string[] | undefined {
  const keys: string[] = []
  const { terms } = cell.view.facts
  for (let term = terms[id]!; ;) {
    if (term.k === 'ref' || term.k === 'this' || term.k === 'global') {
      const found = keys.reverse()
      return cell.k === 'field' ? found.slice(1) : found
    }
    if (term.k === 'field') keys.push(term.name)
    else if (term.k === 'index') {
      const at = terms[term.at]!
      keys.push(at.k === 'literal' ? String(at.value) : '*')
    } else if (term.k !== 'cast' && term.k !== 'await') return undefined
    term = terms[term.of]!
  }
}

/** `+=`, `html = html + x`, `[...lines, x]`, `lines.concat(x)`: what was there stays. */
function adds(facts: FileFacts, op: string | undefined, value: TermId, cell: Cell): boolean {
  return op === '+=' || (op === undefined && holdsItself(facts, value, cell, 0))
}

function holdsItself(facts: FileFacts, id: TermId, cell: Cell, depth: number): boolean {
  const term = facts.terms[id]!
  const inner = (other: TermId): boolean => depth < 6 && (readsAlone(facts, other, cell) || holdsItself(facts, other, cell, depth + 1))
  if (term.k === 'text') return term.parts.some(inner)
  if (term.k === 'array') return term.items.some((item) => 'spread' in item && inner(item.spread))
  if (term.k === 'binary') return term.op === '+' && (inner(term.left) || inner(term.right))
  if (term.k !== 'call') return false
  const callee = facts.terms[term.callee]!
  return callee.k === 'field' && callee.name === 'concat' && inner(callee.of)
}

function readsAlone(facts: FileFacts, id: TermId, cell: Cell): boolean {
  const { k } = facts.terms[id]!
  return (k === 'ref' || k === 'global' || k === 'field') && targets(facts, id, cell)
}

export function sameCell(a: Cell, b: Cell): boolean {
  return cellKey(a) === cellKey(b)
}
