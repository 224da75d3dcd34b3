import type { FileFacts, Guard, TermId } from '../../facts.js'
import { calleeName, type FileView } from '../../flow/view.js'
import { targets, type Cell, type Write } from './cells.js'

/** Whether a write happens only while nothing is there yet: `??=`, `if (!html)`, `html = html || render(user)`. */
export function fillsOnce(cell: Cell, write: Write): boolean {
  if (write.how !== 'assign' || write.view !== cell.view) return false
  if (write.op === '??=' || write.op === '||=') return true
  if (write.op !== undefined) return false
  const { facts } = write.view
  if (write.values.some((value) => fallsBack(facts, value, cell) || fillsIn(facts, value, cell))) return true
  return write.guards.some((guard) => guard.test !== undefined && saysEmpty(write.view, guard, cell, write.keys, 0))
}

/** `html || render(user)`, `html ?? …`, `html ? html : …`. */
function fallsBack(facts: FileFacts, id: TermId, cell: Cell): boolean {
  const term = facts.terms[id]!
  if (term.k === 'await' || term.k === 'cast') return fallsBack(facts, term.of, cell)
  return term.k === 'either' && term.op !== '&&' && reads(facts, term.test, cell) && term.of.some((side) => reads(facts, side, cell))
}

/** `html = html.replace('{name}', user.name)`: the first turn leaves nothing to replace. */
function fillsIn(facts: FileFacts, id: TermId, cell: Cell): boolean {
  const term = facts.terms[id]!
  const callee = term.k === 'call' ? facts.terms[term.callee]! : undefined
  return (
    callee?.k === 'field' && /^replace(?:All)?$/.test(callee.name) && (reads(facts, callee.of, cell) || fillsIn(facts, callee.of, cell))
  )
}

function reads(facts: FileFacts, id: TermId, cell: Cell): boolean {
  const { k } = facts.terms[id]!
  return (k === 'ref' || k === 'global' || k === 'field' || k === 'index') && targets(facts, id, cell)
}

const asks = /^(?:has|get|includes)$/

/** Whether a guard holds only while the cell, or the entry in question, is empty. */
function saysEmpty(view: FileView, { test, holds }: Guard, cell: Cell, keys: readonly string[], depth: number): boolean {
  const { facts } = view
  const term = facts.terms[test]!
  if (depth > 6) return false
  const inner = (other: TermId, isTrue: boolean): boolean => saysEmpty(view, { test: other, holds: isTrue }, cell, keys, depth + 1)
  if (term.k === 'unary' && term.op === '!') return inner(term.of, !holds)
  if (term.k === 'either') return term.op === (holds ? '&&' : '||') && term.of.some((side) => inner(side, holds))
  if (term.k === 'binary') {
    if (!/^[!=]==?$/.test(term.op)) return false
    const isEqual = term.op.startsWith('=') === holds
    return isEqual && isNothing(facts, term.right) && isHeld(view, term.left, cell, keys, depth)
  }
  if (holds) return false
  return isHeld(view, test, cell, keys, depth)
}

function isNothing(facts: FileFacts, id: TermId): boolean {
  const term = facts.terms[id]!
  if (term.k === 'global') return term.name === 'undefined'
  return term.k === 'literal' && (term.value === null || term.value === '' || term.value === 0 || term.value === 'undefined')
}

/** The cell, the field of it that is written, its length, an entry of it, or a name that was given the entry. */
function isHeld(view: FileView, id: TermId, cell: Cell, keys: readonly string[], depth: number): boolean {
  const { facts } = view
  const term = facts.terms[id]!
  if (depth > 6) return false
  if (term.k === 'unary') return term.op === 'typeof' && isHeld(view, term.of, cell, keys, depth + 1)
  if (term.k === 'field' && term.name === 'length') return isHeld(view, term.of, cell, keys, depth + 1)
  if (term.k === 'call') {
    const callee = facts.terms[term.callee]!
    return callee.k === 'field' && asks.test(calleeName(facts, term.callee) ?? '') && targets(facts, callee.of, cell)
  }
  if (reads(facts, id, cell)) return keys.length === 0 || term.k === 'index' || (term.k === 'field' && keys.at(-1) === term.name)
  if (term.k === 'await' || term.k === 'cast') return isHeld(view, term.of, cell, keys, depth + 1)
  if (term.k !== 'ref') return false
  const writes = view.writes.get(term.binding) ?? []
  return writes.length > 0 && writes[0]!.value !== id && isHeld(view, writes[0]!.value, cell, [], depth + 1)
}
