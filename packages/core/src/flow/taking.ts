import type { Term, TermId } from '../facts.js'
import { iterates } from './callback-roles.js'
import type { Frame } from './frame.js'
import { indexPick } from './picks.js'
import type { Value } from './value.js'

/** What `list.at(i)`, `first()`, `last()`, `pop()`, `shift()` pick, as it stands in brackets in an access path. */
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
    default:
      return undefined
  }
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
