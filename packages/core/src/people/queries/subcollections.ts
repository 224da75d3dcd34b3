import type { ExternalCall, Filter, Value } from '../../flow/value.js'
import { singular } from '../lexicon.js'

export const tableName = /^[A-Za-z_][\w.-]*$/

/** `clubs/${id}/members` are members. */
export function lastOfPath({ parts }: Extract<Value, { k: 'text' }>): string | undefined {
  const last = parts.at(-1)
  const names = last?.k === 'literal' ? String(last.value).split('/') : []
  return names.length > 1 && tableName.test(names.at(-1)!) ? names.at(-1) : undefined
}

/** What a filter asks for that asks for the rows of all tenants. */
export const ofAllParents = '*'

/** What lies below one document is that document's: the members of one club, as if it were asked for by `clubId`. */
export function parentFilters(calls: readonly ExternalCall[], filterFor: (field: string, value: Value) => Filter): Filter[] {
  return calls.flatMap(({ name, args }, at) => {
    const [first] = args
    if (name === 'doc' && first && args.length === 1 && calls.slice(at + 1).some((later) => later.name === 'collection')) {
      const [table] = calls[at - 1]?.name === 'collection' ? calls[at - 1]!.args : []
      return table?.k === 'literal' ? [filterFor(keyOf(String(table.value)), first)] : []
    }
    if (name === 'collectionGroup') return [{ field: ofAllParents, op: 'other' }]
    if (name !== 'collection') return []
    const [table, id] = args.length > 3 ? args.slice(-3) : first?.k === 'text' && args.length === 1 ? first.parts.slice(-3) : []
    const names = table?.k === 'literal' ? String(table.value).split('/').filter(Boolean) : []
    return id && names.length > 0 ? [filterFor(keyOf(names.at(-1)!), id)] : []
  })
}

const keyOf = (table: string): string => `${singular(table)}Id`
