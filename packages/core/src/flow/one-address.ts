import type { BindingId, Effect, FileFacts, TermId } from '../facts.js'

/** What is written to each name of a file. */
export type Writes = ReadonlyMap<BindingId, readonly Extract<Effect, { k: 'write' }>[]>

/**
 * `if (!/^\S+@\S+$/.test(to)) return`, `if (!validator.isEmail(to)) throw …`: the name that was found to hold one address.
 * A list, or several joined into one string, would have failed.
 */
export function testedAsAddress(facts: FileFacts, writes: Writes, test: TermId, holds: boolean): BindingId | undefined {
  const { terms } = facts
  const term = terms[test]!
  if (term.k === 'unary' && term.op === '!') return testedAsAddress(facts, writes, term.of, !holds)
  if (term.k === 'either' && term.op === (holds ? '&&' : '||'))
    return term.of.map((side) => testedAsAddress(facts, writes, side, holds)).find((side) => side !== undefined)
  if (!holds || term.k !== 'call') return undefined
  const [first] = term.args
  const callee = terms[term.callee]!
  if (callee.k === 'field' && callee.name === 'match' && first && 'item' in first)
    return isPattern(facts, writes, first.item) ? nameIn(facts, callee.of) : undefined
  const asks =
    callee.k === 'field' && /^(?:test|exec)$/.test(callee.name)
      ? isPattern(facts, writes, callee.of)
      : isAddressTest(callee.k === 'field' ? callee.name : nameOf(facts, term.callee))
  return asks && first && 'item' in first ? nameIn(facts, first.item) : undefined
}

/** `isEmail`, `isValidEmail`, `validateEmailAddress`: of one address. */
const isAddressTest = (name: string | undefined): boolean =>
  name !== undefined &&
  /^(?:is|check|validate|has)?_?(?:a?valid)?_?e?mail_?(?:address)?_?(?:valid|format)?$/i.test(name) &&
  !/^e?mail/i.test(name)

function isPattern(facts: FileFacts, writes: Writes, id: TermId): boolean {
  const term = facts.terms[id]!
  if (term.k === 'regex') return term.address === true
  if (term.k !== 'ref') return false
  const [write, more] = writes.get(term.binding) ?? []
  const value = write && !more ? facts.terms[write.value]! : undefined
  if (value?.k === 'regex') return value.address === true
  return value?.k === 'import' && /e?mail.*(?:re|rx|regexp?|pattern)$/i.test(nameOf(facts, id) ?? '')
}

const nameOf = ({ terms, bindings }: FileFacts, id: TermId): string | undefined => {
  const term = terms[id]!
  return term.k === 'ref' ? bindings[term.binding]!.name : undefined
}

/** `to`, `String(to)`, `to.trim()`. */
function nameIn(facts: FileFacts, id: TermId): BindingId | undefined {
  const term = facts.terms[id]!
  if (term.k === 'ref') return term.binding
  if (term.k === 'cast') return nameIn(facts, term.of)
  if (term.k !== 'call') return undefined
  const callee = facts.terms[term.callee]!
  const [first] = term.args
  if (callee.k === 'global' && callee.name === 'String') return first && 'item' in first ? nameIn(facts, first.item) : undefined
  return callee.k === 'field' && /^(?:trim|toLowerCase|toString)$/.test(callee.name) ? nameIn(facts, callee.of) : undefined
}
