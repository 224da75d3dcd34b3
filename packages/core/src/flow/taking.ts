import type { Term, TermId } from '../facts.js'
import { iterates } from './callback-roles.js'
import type { Frame } from './frame.js'
import { indexPick } from './picks.js'
import type { Value } from './value.js'

/** What `list.at(i)`, `first()`, `pop()`, `slice(i, i + 1)`, `splice(0, 1)` pick, as it stands in brackets in an access path. */
export function takenPick(
  frame: Frame,
  id: TermId,
  call: Extract<Term, { k: 'call' }>,
  name: string,
  args: readonly Value[],
): string | undefined {
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

type Arguments = Extract<Term, { k: 'call' }>['args']

/** `(i, i + 1)`: from an index to the one behind it. */
function isNextOf({ view: { facts } }: Frame, args: Arguments): args is readonly [{ item: TermId }, { item: TermId }] {
  const [from, to] = args
  if (!from || !to || !('item' in from) || !('item' in to)) return false
  const index = facts.terms[from.item]!
  const end = facts.terms[to.item]!
  const sides = end.k === 'text' ? end.parts : end.k === 'binary' && end.op === '+' ? [end.left, end.right] : []
  const [left, right] = sides.map((side) => facts.terms[side]!)
  return (
    sides.length === 2 &&
    index.k === 'ref' &&
    left?.k === 'ref' &&
    left.binding === index.binding &&
    right?.k === 'literal' &&
    right.value === 1
  )
}

/** Taking an element out of a list gives another one each time: only the first time it is the one at the list's end. */
function takesOnce(frame: Frame, id: TermId, call: Extract<Term, { k: 'call' }>): boolean {
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
