import type { ExternalCall, Value } from '../../flow/value.js'
import { namesOf } from './calls.js'
import { isLoader } from './keyed-rows.js'
import { lastOfPath, tableName } from './subcollections.js'

/** `collection('users')`, `from('users')`, `knex('users')`, `getRepository(User)`, `db.select().from(users)`. */
export function tableNameIn(receiver: Value): string | undefined {
  if (receiver.k === 'path') return receiver.table
  if (receiver.k !== 'external') return undefined
  for (const call of [...receiver.calls].reverse()) {
    const first = call.args[0]
    const modular = firestoreTable(call)
    if (modular !== undefined) return modular
    const below = /^collection$/.test(call.name) && first?.k === 'text' ? lastOfPath(first) : undefined
    if (below !== undefined) return below
    if (
      first?.k === 'literal' &&
      typeof first.value === 'string' &&
      tableName.test(first.value) &&
      /^(collection|from|table|into|model|getRepository|define|knex|db|default|collectionGroup)(\(\))?$|\(\)$|knex/.test(call.name)
    )
      return first.value
    const uid = first && contentType(first)
    if (uid !== undefined) return uid
    if (first && /^(from|getRepository|getTreeRepository|getMongoRepository|model|collection)/.test(call.name)) {
      const table = tableOfValue(first)
      if (table !== undefined) return table
    }
  }
  return undefined
}

/** `collection(db, 'users')`, `collection(db, 'clubs', id, 'members')`, and what `query(…)` of Firestore asks of one. */
function firestoreTable({ name, args }: ExternalCall): string | undefined {
  const [first, ...path] = args
  if (name === 'query' && first?.k === 'external') return tableNameIn(first)
  const last = /^collection(?:Group)?$/.test(name) ? path.at(-1) : undefined
  return last?.k === 'literal' ? String(last.value).split('/').at(-1) : last?.k === 'text' ? lastOfPath(last) : undefined
}

const definesTable = /(?:[tT]able|[vV]iew|[cC]ollection|[eE]ntity|^define|^model|Creator)(?:\(\))*$|^\(\)$/

/** What a table is called that a query is handed: `pgTable('customers', …)`, an entity’s class, else the name it goes by. */
export function tableOfValue(value: Value): string | undefined {
  if (value.k === 'class') return value.frame.view.file === value.file ? value.frame.view.facts.classes[value.cls]?.name : undefined
  // What a call made is named by what it was put into.
  if (value.k === 'path') return (value.origin.o === 'call' && value.segments.length === 0 ? value.of : undefined) ?? namesOf(value).at(-1)
  if (value.k !== 'external') return undefined
  for (const { name, args } of value.calls.toReversed()) {
    const [first] = args
    if (first?.k === 'literal' && typeof first.value === 'string' && tableName.test(first.value) && definesTable.test(name))
      return first.value
  }
  return namesOf(value).at(-1)
}

/** The content type of Strapi’s identifiers: `api::member.member`, `plugin::users-permissions.user`, `admin::user`. */
export function contentType(value: Value): string | undefined {
  const [, scope, type] = value.k === 'literal' ? (/^(api|plugin|admin)::(?:[\w-]+\.)?([\w-]+)$/.exec(String(value.value)) ?? []) : []
  return scope === 'admin' ? `admin-${type}` : type
}

export function literalField(value: Value | undefined, field: string): string | undefined {
  const found = value?.k === 'object' ? value.fields.get(field) : undefined
  return found?.k === 'literal' ? String(found.value) : undefined
}

/** The table that a call on a client we cannot look into names. */
export function tableNamed(name: string, args: readonly Value[], receiver?: Value): string | undefined {
  const uid = args[0] && contentType(args[0])
  if (uid !== undefined) return uid
  const isTable = /^(?:collection|collectionGroup|from|table|knex)$/.test(name)
  if (!isTable && !(name === 'get' && receiver && isLoader(namesOf(receiver).at(-1) ?? ''))) return undefined
  const first = args[0]
  return first?.k === 'literal' && typeof first.value === 'string' && tableName.test(first.value) ? first.value : undefined
}

export function tableOf(receiver: Value, name: string, args: readonly Value[]): string | undefined {
  const first = args[0]
  if (name === 'getDocs' && first) return tableNameIn(first)
  const handed = first?.k === 'class' ? tableOfValue(first) : first && (contentType(first) ?? literalField(first, 'TableName'))
  return handed ?? tableNameIn(receiver)
}
