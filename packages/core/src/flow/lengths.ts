import type { BindingId, FileFacts, TermId } from '../facts.js'
import { arrayTest } from './kinds.js'
import { rootOf } from './view.js'

/** `list.length === 1`, `list.length <= 1`, `list.length < 2`, and the negations of their opposites. */
export function atMostOne(facts: FileFacts, test: TermId, holds: boolean): BindingId | undefined {
  const term = facts.terms[test]!
  if (term.k === 'unary' && term.op === '!') return atMostOne(facts, term.of, !holds)
  if (term.k === 'either' && term.op === (holds ? '&&' : '||')) {
    for (const side of term.of) {
      const found = atMostOne(facts, side, holds)
      if (found !== undefined) return found
    }
  }
  // `if (Array.isArray(to) && to.length > 1) return sendEach(to)`: what goes on is one address, or a list of one.
  if (term.k === 'either' && !holds && term.op === '&&') {
    const found = term.of.map((side) => atMostOne(facts, side, holds)).find((side) => side !== undefined)
    return term.of.every((side) => asksAbout(facts, side) === found) ? found : undefined
  }
  if (term.k !== 'binary') return undefined
  const left = facts.terms[term.left]!
  const right = facts.terms[term.right]!
  if (left.k !== 'field' || (left.name !== 'length' && left.name !== 'size') || right.k !== 'literal') return undefined
  const op = term.op.replace(/^([=!])==$/, '$1=')
  const test1 = `${op}${String(right.value)}`
  const limits = holds ? ['==1', '<=1', '<2'] : ['!=1', '>1', '>=2']
  if (!limits.includes(test1)) return undefined
  return rootOf(facts, unfiltered(facts, left.of)).binding
}

/** `to.filter(Boolean).length > 1` asks about `to`. */
function unfiltered(facts: FileFacts, id: TermId): TermId {
  const call = facts.terms[id]!
  const callee = call.k === 'call' ? facts.terms[call.callee]! : undefined
  return callee?.k === 'field' && callee.name === 'filter' ? callee.of : id
}

/** The name that a test asks of whether it is there, is a list, or is long enough. */
function asksAbout(facts: FileFacts, test: TermId): BindingId | undefined {
  const term = facts.terms[test]!
  if (term.k === 'ref') return term.binding
  return atMostOne(facts, test, false) ?? rootOf(facts, arrayTest(facts, test)?.subject ?? test).binding
}
