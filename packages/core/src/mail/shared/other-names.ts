import type { BindingId, TermId } from '../../facts.js'
import { ask, calleeName, ofView, type FileView, type Question } from '../../flow/view.js'
import { writesOf, type Cell } from './cells.js'
import type { Found } from './held.js'
import { happensIn, writtenIn, type Turn } from './turns.js'

/** Other names that are made to hold what a name holds. */
const aliases: Question<readonly { readonly binding: BindingId }[]> = {
  about: 'bindings',
  answer: (view, binding) => mayAlias(view).get(binding) ?? [],
}

/** By a name, the names whose first value is it, or is made of it. */
const mayAlias = ofView((view): ReadonlyMap<BindingId, readonly { readonly binding: BindingId }[]> => {
  const found = new Map<BindingId, { readonly binding: BindingId }[]>()
  for (const [other, [write]] of view.writes) {
    if (!write?.init) continue
    for (const binding of new Set(namesIn(view, write.value))) {
      if (!aliasOf({ k: 'binding', view, binding }, write.value)) continue
      const list = found.get(binding)
      if (list) list.push({ binding: other })
      else found.set(binding, [{ binding: other }])
    }
  }
  return found
})

/** Names that stand in a value where they can share their fields with it. */
function namesIn({ facts: { terms } }: FileView, value: TermId): BindingId[] {
  const term = terms[value]!
  const parts =
    term.k === 'object'
      ? term.entries.flatMap((entry) => ('spread' in entry ? [entry.spread] : []))
      : term.k === 'call'
        ? term.args.slice(0, 1).flatMap((argument) => ('item' in argument ? [argument.item] : []))
        : [value]
  return parts.flatMap((id) => {
    let part = terms[id]!
    while (part.k === 'field') part = terms[part.of]!
    return part.k === 'ref' ? [part.binding] : []
  })
}

/**
 * `const message = options`, `const message = templates.welcome` in the turn: the same object under another name. Of
 * `{ ...options }` what lies within it is the same.
 */
export function byOtherName(turn: Turn, cell: Extract<Cell, { k: 'binding' }>): Found[] {
  return ask(cell.view, aliases, cell.binding).flatMap(({ binding }) => {
    const [write] = cell.view.writes.get(binding) ?? []
    if (!write || !happensIn(turn, cell.view, write.function, write.loops)) return []
    const alike = aliasOf(cell, write.value)
    if (!alike) return []
    const of: Cell = { k: 'binding', view: cell.view, binding }
    const changes = writesOf(of).filter((one) => one.keys.length >= alike.from && !alike.own.has(one.keys[0]!) && writtenIn(turn, one))
    return changes.map((one) => ({ write: { ...one, keys: [...alike.at, ...one.keys] }, of, scope: { view: cell.view } }))
  })
}

interface Alias {
  /** From which depth on it shares its fields. */
  readonly from: number
  /** Fields that it has for itself. */
  readonly own: ReadonlySet<string>
  /** Where in the cell it lies. */
  readonly at: readonly string[]
}

/** What of a cell a value is, where it is part of it. */
function aliasOf(cell: Extract<Cell, { k: 'binding' }>, value: TermId): Alias | undefined {
  const { view, binding } = cell
  const { terms } = view.facts
  const term = terms[value]!
  const isCell = (id: TermId | undefined): boolean => {
    const other = id === undefined ? undefined : terms[id]!
    return other?.k === 'ref' && other.binding === binding
  }
  if (isCell(value)) return { from: 1, own: new Set(), at: [] }
  if (term.k === 'field') {
    const outer = aliasOf(cell, term.of)
    return outer && outer.own.size === 0 && outer.from === 1 ? { ...outer, at: [...outer.at, term.name] } : undefined
  }
  if (term.k === 'call') {
    const first = term.args[0]
    return calleeName(view.facts, term.callee) === 'assign' && first && 'item' in first && isCell(first.item)
      ? { from: 1, own: new Set(), at: [] }
      : undefined
  }
  if (term.k !== 'object') return undefined
  const at = term.entries.findLastIndex((entry) => 'spread' in entry && isCell(entry.spread))
  if (at < 0) return undefined
  return { from: 2, own: new Set(term.entries.slice(at + 1).flatMap((entry) => ('key' in entry ? [entry.key] : []))), at: [] }
}
