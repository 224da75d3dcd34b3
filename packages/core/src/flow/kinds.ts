import type { FileFacts, TermId } from '../facts.js'
import { isAddressName, isEmailField, isPlural } from '../people/lexicon.js'
import { alternatives, union } from './union.js'
import { none, type Value } from './value.js'

/** Whether a value is surely a list or surely a single thing. */
export function listKind(value: Value): 'scalar' | 'list' | undefined {
  if (value.k === 'list') return 'list'
  if (value.k === 'text' || value.k === 'literal' || value.k === 'object') return 'scalar'
  if (value.k === 'path') {
    const last = value.segments.at(-1)
    if (value.type && /\[\]$|^(Readonly)?Array</.test(value.type)) return /\|/.test(value.type) ? undefined : 'list'
    if (last?.startsWith('[')) return 'scalar'
    // A name for one thing is no list; `to` and its kin may be either.
    if (
      last !== undefined &&
      !isPlural(last) &&
      !/^(to|cc|bcc|mailto|sendTo|recipient|receiver|target|address|data|value|input|payload)(\(\))?$/i.test(last)
    )
      return 'scalar'
    if (value.type === 'string' && value.origin.o !== 'param') return 'scalar'
  }
  if (value.k === 'external') return isOneAddress(value) ? 'scalar' : undefined
  if (value.k === 'union') {
    const kinds = new Set(value.of.filter((one) => one.k !== 'none').map(listKind))
    return kinds.size === 1 ? [...kinds][0] : undefined
  }
  return undefined
}

/** What `Array.isArray(to)` finds: a helper takes lists too, but a client that sends `to` writes to one. */
export function kindTested(value: Value): 'scalar' | 'list' | undefined {
  const kind = listKind(value)
  if (kind !== undefined || value.k !== 'path' || value.origin.o !== 'request' || !value.entry) return kind
  // Whoever sends may say that it is either.
  if (value.type && value.typeIn === value.entry.frame.view.file) return undefined
  const last = value.segments.at(-1)
  return last !== undefined && last !== 'data' && !last.startsWith('[') && isAddressName(last) && !isPlural(last) ? 'scalar' : undefined
}

/** `user.email` and its like hold one address, whatever is done to them; what a request sent under that name may be a list. */
export function isOneAddress(value: Value): boolean {
  if (value.k === 'external') {
    const last = /\.([\w$]+)$/.exec(value.chain)?.[1]
    return last !== undefined && isEmailField(last) && !isPlural(last) && !value.chain.startsWith('global:')
  }
  return value.k === 'path' && value.origin.o !== 'request' && namesOneAddress(value)
}

/** A path that ends in a name for one address. */
export function namesOneAddress(value: Value): boolean {
  if (value.k !== 'path') return false
  const last = value.segments.at(-1)
  return last !== undefined && !last.startsWith('[') && isEmailField(last) && listKind(value) === 'scalar'
}

/** Drops the alternatives that a test has ruled out, also inside a list of one: `[to]` is written where `to` is no list. */
export function withoutKind(value: Value, kind: 'scalar' | 'list'): Value {
  if (value.k === 'list' && kind === 'list' && value.items.length === 1 && !value.each) {
    return { ...value, items: [withoutKind(value.items[0]!, kind)] }
  }
  const rest = alternatives(value).filter(
    (one) => !(one.k === 'list' || one.k === 'text' || one.k === 'literal' || isOneAddress(one)) || listKind(one) !== kind,
  )
  return rest.length === 0 ? none : union(rest)
}

interface ArrayTest {
  readonly subject: TermId
  /** The test holds where the subject is a list; else where it is none. */
  readonly holdsForLists: boolean
}

/** `Array.isArray(x)` and `typeof x === 'string'`, and their opposites. */
export function arrayTest(facts: FileFacts, test: TermId): ArrayTest | undefined {
  const { terms } = facts
  const call = terms[test]!
  if (call.k === 'unary' && call.op === '!') {
    const inner = arrayTest(facts, call.of)
    return inner && { ...inner, holdsForLists: !inner.holdsForLists }
  }
  if (call.k === 'binary' && /^[!=]==?$/.test(call.op)) {
    const typeofTerm = terms[call.left]!
    const text = terms[call.right]!
    if (typeofTerm.k !== 'unary' || typeofTerm.op !== 'typeof' || text.k !== 'literal') return undefined
    if (text.value !== 'string' && text.value !== 'object') return undefined
    return { subject: typeofTerm.of, holdsForLists: (text.value === 'object') === call.op.startsWith('=') }
  }
  if (call.k !== 'call') return undefined
  const callee = terms[call.callee]!
  const name = callee.k === 'field' ? callee.name : callee.k === 'ref' ? facts.bindings[callee.binding]!.name : undefined
  const first = call.args[0]
  if (!first || !('item' in first)) return undefined
  if (name === 'isArray') return { subject: first.item, holdsForLists: true }
  return name === 'isString' ? { subject: first.item, holdsForLists: false } : undefined
}

/** `to.length > 1`, `recipients.length >= 2`: whether there are many of something. */
export function isCountTest({ terms }: FileFacts, test: TermId): boolean {
  const term = terms[test]!
  if (term.k !== 'binary') return false
  const left = terms[term.left]!
  const right = terms[term.right]!
  if (left.k !== 'field' || !/^(?:length|size)$/.test(left.name) || right.k !== 'literal') return false
  return (term.op === '>' && right.value === 1) || (term.op === '>=' && right.value === 2)
}

const countTest = 'whether there are many'
/** What a test gives that asks whether there are many. */
export const askedForMany: Value = { k: 'path', origin: { o: 'unknown', why: countTest }, segments: [] }

/** `to.length > 1`, `Array.isArray(to)`: true wherever there are many. */
export function isManyTest(value: Value): boolean {
  if (value.k === 'external') return value.chain === 'global:Array.isArray()'
  return value.k === 'path' && value.origin.o === 'unknown' && value.origin.why === countTest
}
