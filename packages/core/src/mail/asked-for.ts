import { isPublicRole, isRoleKey, namesPeople, relationOfWords, wordsOf } from '../people/lexicon.js'
import type { Filter } from '../flow/value.js'

/** `emailAddress.findMany({ where: { userId } })`: all addresses of one person. */
export function asksForOnePerson({ field, op, value }: Filter): boolean {
  return op === 'is' && value === undefined && namesPeople(field)
}

/** Rows asked for by ids that were lost on the way. */
export function isLostKey({ field, op, value, values, names, by = [] }: Filter): boolean {
  if (!/^_?(?:id|uid|uuid|pk)$/i.test(field) || op === 'other' || value !== undefined || values) return false
  return names?.length === 0 && by.every(({ origin }) => origin.o === 'unknown')
}

/** A role that only some have, by its name or by a row that was looked up by it. One given by a parameter says nothing: it may be “volunteer”. */
export function asksForRole({ field, op, value, values, by = [] }: Filter): boolean {
  if (!isRoleKey(field) || op === 'other') return false
  const roles = values ?? (value === undefined ? [] : [value])
  if (roles.length > 0) return !roles.some(isPublicRole)
  return by.length > 0 && by.every(({ origin }) => origin.o === 'query' && isRoleKey(origin.model) && origin.filters.some(namesStaff))
}

/** `Role.findOne({ where: { name: 'Admin' } })`. */
function namesStaff({ op, value, values }: Filter): boolean {
  const roles = values ?? (value === undefined ? [] : [value])
  return op !== 'other' && roles.length > 0 && roles.every((role) => relationOfWords(wordsOf(String(role))) === 'colleagues')
}
