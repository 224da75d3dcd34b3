import type { FileFacts, Term, TermId } from '../facts.js'
import { iterates } from './callback-roles.js'
import type { Frame } from './frame.js'
import { indexPick } from './picks.js'
import type { Value } from './value.js'

/** What `list.at(i)`, `first()`, `pop()`, `slice(i, i + 1)`, `splice(0, 1)` pick, as it stands in brackets in an access path. */
export function takenPick(frame: Frame, id: TermId, call: Call, name: string, args: readonly Value[]): string | undefined {
  const some = `find ${frame.view.file}:${frame.view.facts.terms[id]!.span[0]}`
  switch (name) {
    case 'first':
    case 'head':
      return '0'
    case 'last':
      return 'last'
    case 'shift':
      return takesOnce(frame, id, call) ? '0' : some
    case 'pop':
      return takesOnce(frame, id, call) ? 'last' : some
    case 'at': {
      const index = call.args[0]
      if (!index || !('item' in index)) return some
      const { terms } = frame.view.facts
      const sign = terms[index.item]!
      if (sign.k === 'unary') {
        const back = terms[sign.of]!
        return sign.op === '-' && back.k === 'literal' && back.value === 1 ? 'last' : some
      }
      return args[0]?.k === 'literal' ? String(args[0].value) : indexPick(frame, index.item)
    }
    case 'slice':
      return isNextOf(frame, call.args) ? indexPick(frame, call.args[0].item) : undefined
    case 'splice':
      return args[1]?.k === 'literal' && args[1].value === 1 ? some : undefined
    default:
      return undefined
  }
}

/** How many elements a call takes at a time: `slice(i, i + n)` with an index that runs, `splice(0, n)` in a loop. */
export function pieceSize({ view: { facts, callEffect } }: Frame, id: TermId, name: string, { args }: Call): TermId | undefined {
  const [from, to] = args
  if ((name !== 'slice' && name !== 'splice') || !from || !to || !('item' in from) || !('item' in to)) return undefined
  if (name === 'slice') return stepsFrom(facts, from.item, to.item) ?? timesIndex(facts, from.item, to.item)
  const start = facts.terms[from.item]!
  const isRepeated = (callEffect.get(id)?.loops.length ?? 0) > 0
  return isRepeated && start.k === 'literal' && start.value === 0 ? to.item : undefined
}

/** `(i * n, (i + 1) * n)`, `(i * n, i * n + n)`. */
function timesIndex({ terms }: FileFacts, from: TermId, to: TermId): TermId | undefined {
  const start = terms[from]!
  const end = terms[to]!
  if (start.k !== 'binary' || start.op !== '*' || (end.k !== 'text' && end.k !== 'binary')) return undefined
  const size = [start.left, start.right].find((side) => terms[side]!.k === 'literal')
  return size ?? start.right
}

type Call = Extract<Term, { k: 'call' }>

type Arguments = Extract<Term, { k: 'call' }>['args']

/** `(i, i + 1)`: from an index to the one behind it. */
function isNextOf({ view: { facts } }: Frame, args: Arguments): args is readonly [{ item: TermId }, { item: TermId }] {
  const [from, to] = args
  if (!from || !to || !('item' in from) || !('item' in to)) return false
  const step = stepsFrom(facts, from.item, to.item)
  const size = step === undefined ? undefined : facts.terms[step]!
  return size?.k === 'literal' && size.value === 1
}

/** `(i, i + n)`: what is added to an index. */
function stepsFrom(facts: FileFacts, from: TermId, to: TermId): TermId | undefined {
  const index = facts.terms[from]!
  const [left, right] = summands(facts, to)
  const start = left === undefined ? undefined : facts.terms[left]!
  return index.k === 'ref' && start?.k === 'ref' && start.binding === index.binding ? right : undefined
}

function summands({ terms }: FileFacts, id: TermId): readonly TermId[] {
  const term = terms[id]!
  const sides = term.k === 'text' ? term.parts : term.k === 'binary' && term.op === '+' ? [term.left, term.right] : []
  return sides.length === 2 ? sides : []
}

/** Taking an element out of a list gives another one each time: only the first time it is the one at the list's end. */
function takesOnce(frame: Frame, id: TermId, call: Call): boolean {
  const { facts, callEffect, uses } = frame.view
  if ((callEffect.get(id)?.loops.length ?? 0) > 0) return false
  const handed = uses.get(frame.fn)
  if (handed && iterates(facts, handed)) return false
  const callee = facts.terms[call.callee]!
  const list = callee.k === 'field' ? facts.terms[callee.of]! : undefined
  if (list?.k !== 'ref') return list?.k !== 'field'
  const { kind, function: within } = facts.bindings[list.binding]!
  // A list of somebody else may have been taken from before.
  return kind !== 'param' && within === frame.fn
}
