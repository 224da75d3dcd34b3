import { alternatives } from '../../flow/union.js'
import { type Filter, type Value } from '../../flow/value.js'
import type { Place } from '../../source.js'
import { isAddressName } from '../lexicon.js'
import { namesOf, rows } from './calls.js'
import { filterFor } from './filters.js'
import { tableNameIn } from './tables.js'

/**
 * One document of Firestore: `db.collection('users').doc(id).get()`, `db.doc(`users/${id}`).get()`, `getDoc(doc(db, 'users', id))`,
 * and `getDoc(member)` of a reference that another document keeps.
 */
export function documentRow(receiver: Value, name: string, args: readonly Value[], at: Place): Value | undefined {
  if (!/^(?:get|getDoc|getDocFromServer|getDocFromCache)$/.test(name)) return undefined
  const reference = name === 'get' ? receiver : args[0]
  if (!reference) return undefined
  if (name !== 'get' && alternatives(reference).some((side) => side.k === 'path'))
    return rows(modelOfReference(reference), false, [keyFilter(reference)], at, [])
  const call = reference.k === 'external' ? reference.calls.at(-1) : undefined
  if (call?.name !== 'doc') return undefined
  return documentAt(call.args.length > 1 ? call.args.slice(1) : call.args, tableNameIn(reference), at)
}

/** The document at a path, or of a collection by its id. */
export function documentAt(path: readonly Value[], collection: string | undefined, at: Place): Value | undefined {
  const parts = path.flatMap(partsOf)
  const key = parts.at(-1)
  const table = parts.at(-2)
  const model = table?.k === 'literal' ? String(table.value) : (collection ?? '')
  return key && model !== '' ? rows(model, false, [keyFilter(key)], at, []) : undefined
}

/** `project.manager` refers to a manager; `recipients` says nothing of who they are. */
function modelOfReference(reference: Value): string {
  const name = namesOf(reference).at(-1) ?? ''
  return isAddressName(name) ? '' : name
}

const keyFilter = (key: Value): Filter => filterFor('id', key)

/** The segments of a document's path: of `users/${id}` they are `users` and the id. */
function partsOf(path: Value): Value[] {
  if (path.k === 'literal')
    return String(path.value)
      .split('/')
      .filter(Boolean)
      .map((value): Value => ({ k: 'literal', value }))
  return path.k === 'text' ? path.parts.flatMap(partsOf) : [path]
}
