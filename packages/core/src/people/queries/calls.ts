import type { Place } from '../../source.js'
import { union } from '../../flow/union.js'
import { following, listOf, type Filter, type Origin, type Value, type ValueOf } from '../../flow/value.js'
import { wordsOf } from '../lexicon.js'
import { conditionsOf, filtersOf, earlierFilters, whereCall } from './filters.js'
import { contentType, literalField, tableOf, tableNameIn, tableOfValue } from './tables.js'
import { rows, told } from './rows.js'
import { sqlOf, sqlRows } from './sql.js'
import { commandRows, documentRow } from './documents.js'
import { sheetRows, keyedRows, loadedRows, realtimeRows } from './keyed-rows.js'

/** Methods of database clients that give many rows, and those that give one; `list`-like names need a model-like receiver. */
const manyRows = new Set(
  'findMany findAll findAndCountAll findAndCount findBy scan getMany getManyAndCount findRaw aggregate findManyAndCount listUsers fetchAll findAllBy'.split(
    ' ',
  ),
)

const manyOfModel = new Set(
  'find select query list all fetch get where toArray getAll search execute raw any manyOrNone many each $queryRaw $queryRawUnsafe queryRaw distinct pluck fetchMany index paginate getDocs collect exec $dynamic'.split(
    ' ',
  ),
)

const oneRow = new Set(
  'findOne findById findUnique findFirst findByPk findOneBy findOneOrFail findUniqueOrThrow findFirstOrThrow findOneByOrFail getOne findByIdAndUpdate findOneAndUpdate one oneOrNone findOneAndDelete single maybeSingle update upsert create insertOne save'.split(
    ' ',
  ),
)

/** A cheap look at the name before anything is worked out. */
const mayQuery =
  /^(?:find|pluck|s[mM]embers|[lz][rR]ange|h(?:[vV]als|[kK]eys)|scan|get|list|fetch|select|query|all|where|toArray|search|exec|raw|any|many|one|each|\$queryRaw|\$dynamic|aggregate|distinct|index|paginate|collect|once|load|single|maybeSingle|update|upsert|create|insert|save|run|prepare|unsafe|graph|send$)/

/** Whether a call may be one of a database, by its name alone. */
export function mayAsk(receiver: Value, name: string): boolean {
  return mayQuery.test(name) || isRows(receiver) || (receiver.k === 'union' && receiver.of.some(isRows))
}

const isRows = (value: Value): boolean => value.k === 'path' && value.origin.o === 'query'

/** A database call on a receiver: rows of a model. Undefined where the call does not look like one. */
export function queryCall(receiver: Value, name: string, args: readonly Value[], at: Place): Value | undefined {
  if (receiver.k === 'list' || receiver.k === 'text' || receiver.k === 'literal' || receiver.k === 'instance' || receiver.k === 'object')
    return undefined
  if (receiver.k === 'path' && receiver.origin.o === 'query') return refined(receiver, receiver.origin, name, args)
  // `if (role) query = query.where({ role })`: asked with the condition or without.
  if (receiver.k === 'union' && receiver.of.some(isRows)) {
    const sides = receiver.of.map((side) => queryCall(side, name, args, at))
    return sides.every((side) => side !== undefined) ? following(union(sides), receiver) : undefined
  }
  if (!mayQuery.test(name)) return undefined
  if (args[0]?.k === 'function') return undefined
  // `strapi.db.query(uid)` is a table of which the next call asks.
  if (name === 'query' && args.length === 1 && contentType(args[0]!) !== undefined) return undefined
  if (/^get(?:Display)?Values$/.test(name)) return sheetRows(receiver, at)
  const names = namesOf(receiver)
  const entity = name === 'graph' && args[0]?.k === 'object' ? literalField(args[0], 'entity') : undefined
  if (entity !== undefined) return graphRows(entity, args[0]!, at, names)
  const keyed = documentRow(receiver, name, args, at) ?? commandRows(name, args, at) ?? keyedRows(names, name, args, at)
  if (keyed) return keyed
  for (const arg of args.slice(0, 2)) {
    const sql = sqlOf(arg)
    // One helper asks the database for everybody; which question it is, and where, is said by whoever wrote it.
    if (sql) return sqlRows(sql, args, arg.entry?.place ?? at, names)
  }
  if (oneRow.has(name) && isModelLike(names, name)) return rows(modelOf(receiver, names), false, () => filtersOf(args), at, names)
  if (name === 'load' || name === 'loadMany') return loadedRows(receiver, name, args, at, names)
  if (name === 'once' || (name === 'get' && names.includes('ref'))) return realtimeRows(receiver, at, names)
  const many = manyRows.has(name) || (manyOfModel.has(name) && isModelLike(names, name))
  if (!many) return undefined
  const from = name === 'listUsers' ? 'users' : tableOf(receiver, name, args)
  const limit = args[0]?.k === 'object' ? (args[0].fields.get('take') ?? args[0].fields.get('limit')) : undefined
  const single = limit?.k === 'literal' && limit.value === 1
  const asked = (): Filter[] =>
    name === 'getDocs' && args[0] ? earlierFilters(args[0]) : [...conditionsOf(name, args), ...filtersOf(args)]
  const filters = (): Filter[] => [...earlierFilters(receiver), ...asked()]
  const found = rows(from ?? modelOf(receiver, names), !single, filters, at, names)
  return single ? listOf([found]) : found
}

/** Medusa: `query.graph({ entity: 'customer', fields: ['email'], filters: { … } })` (https://docs.medusajs.com/learn/fundamentals/module-links/query). */
function graphRows(entity: string, asked: Value, at: Place, names: readonly string[]): Value {
  const filters = asked.k === 'object' ? asked.fields.get('filters') : undefined
  return rows(entity, true, () => (filters ? filtersOf([filters]) : []), at, names)
}

/** The model that a receiver stands for, as a query on it would name it. */
export function modelNamed(receiver: Value): string {
  return modelOf(receiver, namesOf(receiver))
}

/** Names on the chain of a receiver, outermost last: `prisma.user` → prisma, user. */
export function namesOf(value: Value): string[] {
  // `@InjectRepository(Subscriber) private subs: Repository<Subscriber>` says by its type what its name keeps short.
  const typed = value.k === 'path' ? /^(?:\w+\.)?(\w*(?:Repository|Model|Collection))<(?:\w+\.)?(\w+)/.exec(value.type ?? '') : undefined
  if (typed) return [`${typed[2]!.replace(/(Document|Entity|Schema|Model)$/, '') || typed[2]!}Repository`]
  if (value.k === 'external') {
    // Sails and Parse hand their models over as globals.
    const chain = value.chain.replace(/#|\[\]|^global:/g, '')
    return chain
      .split('.')
      .map((part) => part.replace(/\(\)$/, ''))
      .filter(Boolean)
  }
  if (value.k === 'path') {
    const root = value.origin.o === 'unknown' ? '' : value.origin.o === 'query' ? value.origin.model : value.origin.name
    return [...root.split(/[./:]/), ...value.segments]
      .map((part) => part.replace(/\(\)$/, ''))
      .filter((part) => part && !part.startsWith('['))
  }
  if (value.k === 'union') return namesOf(value.of[0]!)
  return []
}

const clientWords =
  /^(prisma|prismaclient|db|knex|sequelize|pool|client|connection|conn|mongoose|repository|repo|model|collection|supabase|firestore|orm|em|manager|database|mongo|drizzle|sql|pg|mysql|tx|trx|query|from|table|dao|store|global:Meteor|Meteor)$/i

/** A receiver that a query method may hang on: a model, repository, collection or client. */
function isModelLike(names: readonly string[], method: string): boolean {
  const last = names.at(-1)
  if (!last) return false
  if (/^[A-Z][A-Za-z]+$/.test(last) && !/^(Promise|Object|Array|Map|Set|JSON|Math|React|Router|String|Number|Date)$/.test(last))
    return method !== 'get' && method !== 'each' && method !== 'any'
  const words = wordsOf(last)
  if (words.some((word) => /^(repository|repo|model|collection|dao|table|schema)$/.test(word))) return true
  if (names.some((name) => clientWords.test(name) || /prisma|mongo|knex|sequelize|supabase|drizzle|typeorm|firestore/i.test(name)))
    return method !== 'get' || names.some((name) => /collection|firestore|getDocs/i.test(name))
  return false
}

/** The model's name: the last name of the chain that isn't a client's or a query word, or what a table call was given. */
function modelOf(receiver: Value, names: readonly string[]): string {
  const table = tableNameIn(receiver)
  if (table) return table
  for (const name of [...names].reverse()) {
    if (
      clientWords.test(name) ||
      /^(where|select|orderBy|filter|eq|in|getRepository|createQueryBuilder|innerJoin|leftJoin|join|query|default|models?|@prisma\/client)$/i.test(
        name,
      )
    )
      continue
    // A module that exports its model under no name is called by its file.
    const own = /^[./@~]*(?:[\w-]+\/)*(?:models?|entities|schemas?|collections)\/([\w-]+)$/i.exec(name)?.[1] ?? name
    return own.replace(/(Repository|Repo|Model|Collection|Schema|DAO|Table)$/, '') || own
  }
  return names.at(-1) ?? ''
}

/** Conditions that say nothing of whose the rows are, and the order they come in: Supabase, Knex, Firestore. */
const narrowsOrSorts =
  /^(?:neq|is|not|or|[gl]te?|i?like|contains|containedBy|overlaps|order|range|returns|(?:and|or)?[wW]here(?:Null|Not\w*|Raw|Exists|Between)|orWhere|orderByRaw|startAfter|limitToLast)$/

/** A query that goes on after its first call: `ctx.db.select().from(members).innerJoin(user, …).where(eq(members.teamId, id))`. */
function refined(
  receiver: ValueOf<'path'>,
  origin: Extract<Origin, { o: 'query' }>,
  name: string,
  args: readonly Value[],
): Value | undefined {
  if (receiver.segments.length > 0) return undefined
  if (/^(from|into)$/.test(name) && args[0]) {
    const model = args[0].k === 'literal' ? String(args[0].value) : tableOfValue(args[0])
    return model ? renamed(receiver, { ...origin, model }) : receiver
  }
  if (name === 'pluck' && args[0]?.k === 'literal')
    return listOf([], { ...receiver, segments: [`[pluck ${origin.site}]`, String(args[0].value)] })
  if (/^(?:where|andWhere|whereIn|andWhereIn|eq|match|in)$/.test(name))
    return { ...receiver, origin: { ...origin, filters: [...origin.filters, ...whereCall(args)] } }
  if (/^(?:neq|whereNot|whereNotIn)$/.test(name))
    return { ...receiver, origin: { ...origin, filters: [...origin.filters, ...conditionsOf(name, args)] } }
  // Supabase gives the one row that is left.
  if (/^(?:single|maybeSingle)$/.test(name)) return { ...receiver, origin: { ...origin, many: false } }
  // `emails.join(', ')` joins rows that are here already; a join of tables names a table and a condition.
  if (name === 'join' && args.length < 2) return undefined
  if (narrowsOrSorts.test(name)) return receiver
  return /[jJ]oin$|^(on|using|groupBy|having|distinctOn|\$dynamic|project|projection|hint|batchSize|maxTimeMS|returning|bind)$/.test(name)
    ? receiver
    : undefined
}

/** The rows of a table that is named after the query began: so does its source in the trace. */
function renamed(receiver: ValueOf<'path'>, origin: Extract<Origin, { o: 'query' }>): Value {
  const { trail } = receiver
  const step = trail?.step.role === 'source' ? { ...trail.step, message: told(origin.many, origin.model) } : undefined
  return { ...receiver, origin, ...(step && { trail: { step, before: trail?.before } }) }
}
