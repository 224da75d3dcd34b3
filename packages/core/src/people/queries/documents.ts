import { alternatives } from '../../flow/union.js'
import { type Filter, type Value } from '../../flow/value.js'
import type { Place } from '../../source.js'
import { isAddressName } from '../lexicon.js'
import { namesOf } from './calls.js'
import { rows } from './rows.js'
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

/**
 * What the clients of DynamoDB are sent: `client.send(new QueryCommand({ TableName, KeyConditionExpression: 'teamId = :team' }))` gives
 * rows as `Items`, a `GetCommand` one as `Item` (https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/).
 */
export function commandRows(name: string, args: readonly Value[], at: Place): Value | undefined {
  const [command] = args
  if (name !== 'send' || command?.k !== 'external') return undefined
  const kind = /\b(Scan|Query|Get|GetItem)Command#$/.exec(command.chain)?.[1]
  const asked = command.calls.at(-1)?.args[0]
  if (kind === undefined || asked?.k !== 'object') return undefined
  const model = tableGiven(asked.fields.get('TableName'))
  if (kind.startsWith('Get')) return { k: 'object', fields: new Map([['Item', rows(model, false, [], at, [])]]), open: [], at }
  const conditions = ['KeyConditionExpression', 'FilterExpression'].flatMap((key): Filter[] => {
    const text = asked.fields.get(key)
    const equalities = text?.k === 'literal' ? String(text.value).matchAll(/#?([\w.]+)\s*=\s*:\w+/g) : []
    return [...equalities].map((match): Filter => ({ field: match[1]!, op: 'is' }))
  })
  return { k: 'object', fields: new Map([['Items', rows(model, true, conditions, at, [])]]), open: [], at }
}

/** `'Subscribers'`, `process.env.SUBSCRIBERS_TABLE`. */
function tableGiven(table: Value | undefined): string {
  if (table?.k === 'literal') return String(table.value)
  const name = table ? (namesOf(table).at(-1) ?? '') : ''
  const plain = name.replace(/^(?:DYNAMO(?:DB)?|DDB)_|_?table(?:_?name)?$/gi, '')
  return /^[A-Z0-9_]+$/.test(plain) ? plain.toLowerCase() : plain
}
