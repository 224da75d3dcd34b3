import { alternatives } from '../../flow/union.js'
import { type Value, type Filter } from '../../flow/value.js'
import { namesOf } from './calls.js'
import { isTenantKey } from '../lexicon.js'
import { parentFilters } from './subcollections.js'
import { literalField, tableOfValue } from './tables.js'

export function earlierFilters(receiver: Value): Filter[] {
  if (receiver.k !== 'external') return []
  return [...receiver.calls.flatMap((call) => conditionsOf(call.name, call.args)), ...parentFilters(receiver.calls, filterFor)]
}

/** What one call of a chain asks for: `.where('role', '==', 'admin')`, and `query(users, where('role', '==', 'admin'))`. */
export function conditionsOf(name: string, args: readonly Value[]): Filter[] {
  if (/^(where|eq|filter|andWhere|equalTo|match|in|equals)(?!.*(?:Not|Null|Raw|Between|Exists))/.test(name)) return whereCall(args)
  // Supabase’s and Knex’s words for all but somebody.
  if (/^(?:neq|whereNot|whereNotIn)$/.test(name) && args[0]?.k === 'literal' && args[1]) return [allBut(String(args[0].value), args[1])]
  return name === 'query' ? args.slice(1).flatMap(earlierFilters) : []
}

/** `.where('teamId', '==', id)`, `.eq('team_id', id)`, `.where({ teamId })`, `.where(eq(users.teamId, id))`. */
export function whereCall(args: readonly Value[]): Filter[] {
  const [first, second, third] = args
  if (first?.k === 'object') return filtersOf([first])
  if (first?.k === 'literal') {
    const operator = third && second?.k === 'literal' ? String(second.value) : '='
    if (third && /^(?:!=|!==|<>|ne|neq|not-in|not in)$/i.test(operator)) return [allBut(String(first.value), third)]
    const compared = isEquality(operator) ? (third ?? second) : undefined
    return [filterFor(String(first.value), compared)]
  }
  if (first?.k === 'external' && /(^|\.)(eq|inArray|and|or)\(\)$/.test(first.chain)) {
    const call = first.calls.at(-1)
    if (/(^|\.)(and|or)\(\)$/.test(first.chain)) return call?.args.flatMap((arg) => whereCall([arg])) ?? []
    const column = call?.args[0] && columnOf(call.args[0])
    return column ? [filterFor(column, call?.args[1])] : []
  }
  if (first?.k === 'external' && /(^|\.)(?:ne|notInArray)\(\)$/.test(first.chain)) {
    const args = first.calls.at(-1)?.args
    const column = args?.[0] && columnOf(args[0])
    return column && args[1] ? [allBut(column, args[1])] : []
  }
  return []
}

/** `users.teamId`, and of a tenant that was joined the tenant’s own key: `departments.name` says which department. */
function columnOf(value: Value): string | undefined {
  const column = namesOf(value).at(-1)
  const table = column !== undefined && /^(?:id|uuid|slug|name|code|key)$/.test(column) ? tableOfValue(value) : undefined
  return table !== undefined && isTenantKey(table) ? `${table}.${column}` : column
}

const isEquality = (operator: string): boolean => /^(?:=|==|===|is|eq|in|any|array-contains(?:-any)?)$/i.test(operator)

export function filterFor(field: string, value: Value | undefined): Filter {
  // `paidAt: null` binds rows to nobody.
  if (!value || value.k === 'none') return { field, op: 'other' }
  if (value.k === 'literal') return { field, op: 'is', value: value.value }
  if (value.k === 'object') {
    const within = value.fields.get('in') ?? value.fields.get('$in')
    if (within) return within.k === 'list' ? filterFor(field, within) : { field, op: 'in', ...comparedWith(within) }
    const equals = value.fields.get('equals') ?? value.fields.get('$eq')
    if (equals) return filterFor(field, equals)
  }
  const excluded = leftOut(value)
  if (excluded) return allBut(field, excluded)
  if (value.k === 'object') return { field, op: 'other' }
  // TypeORM's `In([…])`, Drizzle's `inArray` hand their list on.
  const given = handedTo(value, /(^|\.)(In|Any)\(\)$/)
  if (given?.k === 'list') return filterFor(field, given)
  if (value.k !== 'list') return { field, op: 'is', ...comparedWith(value) }
  const values = value.each ? [] : value.items.flatMap((item) => (item.k === 'literal' ? [item.value] : []))
  if (values.length > 0 && values.length === value.items.length) return { field, op: 'in', values }
  return { field, op: 'in', ...comparedWith(value.each ?? value) }
}

/** What an operator of a query builder was given, where a value is a call of it. */
function handedTo(value: Value, operator: RegExp): Value | undefined {
  return value.k === 'external' && operator.test(value.chain) ? value.calls.at(-1)?.args[0] : undefined
}

/** What a comparison leaves out: `{ not: user.id }`, `{ $nin: [user._id] }`, `Not(user.id)`. */
function leftOut(value: Value): Value | undefined {
  if (value.k === 'external') return handedTo(value, /(^|\.)Not\(\)$/)
  if (value.k !== 'object') return undefined
  const key = ['not', 'notIn', '$ne', '$nin', '$notIn'].find((name) => value.fields.has(name))
  return key === undefined ? undefined : value.fields.get(key)
}

function allBut(field: string, excluded: Value): Filter {
  const given = handedTo(excluded, /(^|\.)In\(\)$/) ?? excluded
  const except = (given.k === 'list' ? given.items : [given]).flatMap(alternatives).filter((side) => side.k === 'path')
  return { field, op: 'other', ...(except.length > 0 && { except }) }
}

function comparedWith(value: Value): Pick<Filter, 'names' | 'by'> {
  const by = alternatives(value).filter((side) => side.k === 'path')
  return { names: namesOf(value), ...(by.length > 0 && { by }) }
}

/** Conditions of a query object: Prisma, TypeORM and Sequelize `where`, or a Mongo filter. */
export function filtersOf(args: readonly Value[]): Filter[] {
  const filters: Filter[] = []
  for (const arg of args.slice(0, 2)) {
    if (arg.k !== 'object') continue
    const where = arg.fields.get('where') ?? arg
    if (where.k === 'external') filters.push(...whereCall([where]))
    else collect(where, filters, 0)
    filters.push(...joinedFilters(arg.fields.get('include')))
    if (where !== arg) break
  }
  return filters
}

/** Sequelize asks of joined rows beside the query: `include: [{ model: Role, as: 'roles', where: { name: 'admin' } }]`. */
function joinedFilters(include: Value | undefined): Filter[] {
  return (include?.k === 'list' ? include.items : include ? [include] : []).flatMap((join) => {
    const where = join.k === 'object' ? join.fields.get('where') : undefined
    if (join.k !== 'object' || where?.k !== 'object') return []
    const model = join.fields.get('model')
    const name = literalField(join, 'as') ?? (model && namesOf(model).at(-1)) ?? ''
    return [...where.fields].map(([key, value]) => filterFor(`${name}.${key}`, value))
  })
}

/** Below a field, what it is compared by, which is no field of its own: `{ expiresAt: { $lte: soon } }`. */
const comparison =
  /^\$?(?:eq|equals|lte?|gte?|in|nin|contains|startsWith|endsWith|mode|exists|regex|options|has|hasSome|hasEvery|between|i?[lL]ike)$/

function collect(where: Value, filters: Filter[], depth: number): void {
  if (depth > 5) return
  if (where.k === 'list') for (const item of [...where.items, ...(where.each ? [where.each] : [])]) collect(item, filters, depth + 1)
  if (where.k === 'union') for (const part of where.of) collect(part, filters, depth + 1)
  if (where.k !== 'object') return
  for (const [key, value] of where.fields) {
    if (/^(select|include|orderBy|order|take|skip|limit|attributes|relations)$/.test(key)) continue
    if (depth > 0 && comparison.test(key)) continue
    if (/^(?:NOT|\$nor)$/.test(key)) {
      const parts = value.k === 'list' ? value.items : [value]
      for (const part of parts) if (part.k === 'object') for (const [name, one] of part.fields) filters.push(allBut(name, one))
      continue
    }
    filters.push(filterFor(key, value))
    if (leftOut(value)) continue
    if (value.k === 'object' || value.k === 'list') collect(value, filters, depth + 1)
  }
}
