import type { FileFacts, TermId } from '../facts.js'
import { isAddressName, isPublicRole, isRoleKey, isTenantKey, relationOfWords, wordsOf } from '../people/lexicon.js'
import { isPick, isPosition } from './picks.js'
import type { Value, ValueOf } from './value.js'

/** Whether a test keeps those alone who have a part to play: `user.role === 'admin'`, `member.isAdmin`, `['owner', 'admin'].includes(role)`. */
export function asksForStaff(facts: FileFacts, test: TermId, holds: boolean, depth = 0): boolean {
  const term = facts.terms[test]!
  if (depth > 6) return false
  if (term.k === 'unary' && term.op === '!') return asksForStaff(facts, term.of, !holds, depth + 1)
  if (term.k === 'cast') return asksForStaff(facts, term.of, holds, depth + 1)
  if (!holds) return term.k === 'binary' && /^!==?$/.test(term.op) && comparesRole(facts, term.left, term.right)
  if (term.k === 'either') {
    const sides = term.of.map((side) => asksForStaff(facts, side, true, depth + 1))
    return term.op === '&&' ? sides.some(Boolean) : sides.every(Boolean)
  }
  if (term.k === 'binary') return /^===?$/.test(term.op) && comparesRole(facts, term.left, term.right)
  if (term.k === 'call') return isAmongStaff(facts, test)
  return term.k === 'field' && /^is_?(?:admin|staff|owner|organi[sz]er|moderator|superuser)$/i.test(term.name)
}

function comparesRole(facts: FileFacts, left: TermId, right: TermId): boolean {
  return (isRole(facts, left) && isStaffWord(facts, right)) || (isRole(facts, right) && isStaffWord(facts, left))
}

/** `user.role`, `event_role.name`, or a name that was taken out of one. */
function isRole(facts: FileFacts, id: TermId): boolean {
  const term = facts.terms[id]!
  if (term.k === 'cast') return isRole(facts, term.of)
  if (term.k === 'ref') return isRoleKey(facts.bindings[term.binding]!.name)
  if (term.k !== 'field') return false
  return isRoleKey(term.name) || (/^(?:name|slug|key|code|type|title)$/.test(term.name) && isRole(facts, term.of))
}

/** `'organizer'`, `'clinician'`, `Role.ADMIN`. */
function isStaffWord(facts: FileFacts, id: TermId): boolean {
  const term = facts.terms[id]!
  // A role that is written down is one of staff unless everybody may have it, as in a query; `req.body.role` names none.
  if (term.k === 'literal') return typeof term.value === 'string' && term.value !== '' && !isPublicRole(term.value)
  return term.k === 'field' && relationOfWords(wordsOf(term.name).filter((word) => word !== 'role')) === 'colleagues'
}

/** A list that is named for whom it holds, `const adminEmails = …`. */
export function ofStaff(value: Value): Value {
  const isMany = value.k === 'list' ? value.each !== undefined : value.k === 'path' || value.k === 'text' || value.k === 'union'
  return isMany && value.narrowed === undefined ? { ...value, narrowed: 'staff' } : value
}

/** `manager.clients` of each manager: another list, of whoever belongs to those that were picked. Their addresses are their own. */
export function leadsToOthers({ segments }: ValueOf<'path'>): boolean {
  const last = segments.at(-1)
  if (last === undefined || last.startsWith('[') || isAddressName(last)) return false
  return picksIn(segments) > 0
}

/** What is gathered from a list of staff: theirs, unless each gave a list of others. */
export function staysWithStaff(gathered: Value, from: Value): boolean {
  const [each, before] = [gathered, from].map((list) => (list.k === 'list' ? list.each : list))
  if (each?.k !== 'path' || before?.k !== 'path') return true
  return picksIn(each.segments) <= picksIn(before.segments) + (from.k === 'path' ? 1 : 0) || isAddressName(each.segments.at(-2) ?? '')
}

const picksIn = (segments: readonly string[]): number => segments.filter((segment) => isPick(segment) && !isPosition(segment)).length

/** Rows that were asked for by a role that only some have, or members of one tenant. */
export function areOfStaff({ origin }: ValueOf<'path'>): boolean {
  if (origin.o !== 'query' || !origin.many) return false
  const isMember = relationOfWords(wordsOf(origin.model)) === 'colleagues'
  return origin.filters.some(({ field, op, value, values }) => {
    const roles = values ?? (value === undefined ? [] : [value])
    if (isRoleKey(field) && op !== 'other' && roles.length > 0)
      return roles.every((role) => relationOfWords(wordsOf(String(role))) === 'colleagues')
    return isMember && isTenantKey(field) && op === 'is' && value === undefined
  })
}

function isAmongStaff(facts: FileFacts, id: TermId): boolean {
  const call = facts.terms[id]!
  const callee = call.k === 'call' ? facts.terms[call.callee]! : undefined
  const list = callee?.k === 'field' && callee.name === 'includes' ? facts.terms[callee.of]! : undefined
  const [asked] = call.k === 'call' ? call.args : []
  if (list?.k !== 'array' || list.items.length === 0 || !asked || !('item' in asked) || !isRole(facts, asked.item)) return false
  return list.items.every((item) => 'item' in item && isStaffWord(facts, item.item))
}
