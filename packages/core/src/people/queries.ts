import type { Place } from '../source.js'
import { listOf, stepped, tagged, type Filter, type Origin, type Value, type ValueOf } from '../flow/value.js'
import { isAddressName, isPlural, isSettingsName, namesPeople, wordsOf } from './lexicon.js'

/** Methods of database clients that give many rows, and those that give one; `list`-like names need a model-like receiver. */
const manyRows = new Set(
  'findMany findAll findAndCountAll findAndCount findBy scan getMany getManyAndCount findRaw aggregate findManyAndCount listUsers fetchAll findAllBy'.split(
    ' ',
  ),
)
const manyOfModel = new Set(
  'find select query list all fetch get where toArray getAll search execute raw any manyOrNone many each $queryRaw $queryRawUnsafe queryRaw distinct pluck fetchMany index paginate getDocs collect exec'.split(
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
  /^(?:find|pluck|s[mM]embers|[lz][rR]ange|h(?:[vV]als|[kK]eys)|scan|get|list|fetch|select|query|all|where|toArray|search|exec|raw|any|many|one|each|\$queryRaw|aggregate|distinct|index|paginate|collect|once|load|single|maybeSingle|update|upsert|create|insert|save|run|prepare|unsafe)/

/** A database call on a receiver: rows of a model. Undefined where the call does not look like one. */
export function queryCall(receiver: Value, name: string, args: readonly Value[], at: Place): Value | undefined {
  if (receiver.k === 'list' || receiver.k === 'text' || receiver.k === 'literal' || receiver.k === 'instance' || receiver.k === 'object')
    return undefined
  if (receiver.k === 'path' && receiver.origin.o === 'query') return refined(receiver, receiver.origin, name, args)
  if (!mayQuery.test(name)) return undefined
  if (args[0]?.k === 'function') return undefined
  // `strapi.db.query(uid)` is a table of which the next call asks.
  if (name === 'query' && args.length === 1 && contentType(args[0]!) !== undefined) return undefined
  if (/^get(?:Display)?Values$/.test(name)) return sheetRows(receiver, at)
  const names = namesOf(receiver)
  const keyed = keyedRows(names, name, args, at)
  if (keyed) return keyed
  const sql = args
    .slice(0, 2)
    .map(sqlOf)
    .find((text) => text !== undefined)
  if (sql) return sqlRows(sql, args, at, names)
  if (oneRow.has(name) && isModelLike(names, name)) return rows(modelOf(receiver, names), false, filtersOf(args), at, names)
  if (name === 'load' || name === 'loadMany') return loadedRows(receiver, name, args, at, names)
  if (name === 'once' || (name === 'get' && names.includes('ref'))) return realtimeRows(receiver, at, names)
  const many = manyRows.has(name) || (manyOfModel.has(name) && isModelLike(names, name))
  if (!many) return undefined
  const from = name === 'listUsers' ? 'users' : tableOf(receiver, name, args)
  const limit = args[0]?.k === 'object' ? (args[0].fields.get('take') ?? args[0].fields.get('limit')) : undefined
  const single = limit?.k === 'literal' && limit.value === 1
  const found = rows(from ?? modelOf(receiver, names), !single, [...earlierFilters(receiver), ...filtersOf(args)], at, names)
  return single ? listOf([found]) : found
}

function rows(model: string, many: boolean, filters: readonly Filter[], at: Place, names: readonly string[]): Value {
  const value: Value = { k: 'path', origin: { o: 'query', model, many, filters, site: `${at.file}:${at.span[0]}` }, segments: [] }
  return stepped(value, at, told(many, model || (many && names.at(-1)) || 'data'), 'source')
}

function told(many: boolean, model: string): string {
  return many ? `a query gives many rows of \`${model}\`` : `a query gives one row of \`${model}\``
}

/** The model that a receiver stands for, as a query on it would name it. */
export function modelNamed(receiver: Value): string {
  return modelOf(receiver, namesOf(receiver))
}

/** Names on the chain of a receiver, outermost last: `prisma.user` → prisma, user. */
function namesOf(value: Value): string[] {
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
  /^(prisma|db|knex|sequelize|pool|client|connection|conn|mongoose|repository|repo|model|collection|supabase|firestore|orm|em|manager|database|mongo|drizzle|sql|pg|mysql|tx|trx|query|from|table|dao|store|global:Meteor|Meteor)$/i

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
      /^(where|select|orderBy|filter|eq|in|getRepository|createQueryBuilder|innerJoin|leftJoin|join|query|default|models?)$/i.test(name)
    )
      continue
    // A module that exports its model under no name is called by its file.
    const own = /^[./@~]*(?:[\w-]+\/)*(?:models?|entities|schemas?|collections)\/([\w-]+)$/i.exec(name)?.[1] ?? name
    return own.replace(/(Repository|Repo|Model|Collection|Schema|DAO|Table)$/, '') || own
  }
  return names.at(-1) ?? ''
}

const tableName = /^[A-Za-z_][\w.-]*$/

/** `collection('users')`, `from('users')`, `knex('users')`, `getRepository(User)`, `db.select().from(users)`. */
function tableNameIn(receiver: Value): string | undefined {
  if (receiver.k === 'path') return receiver.table
  if (receiver.k !== 'external') return undefined
  for (const call of [...receiver.calls].reverse()) {
    const first = call.args[0]
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

const definesTable = /(?:[tT]able|[vV]iew|[cC]ollection|[eE]ntity|^define|^model|Creator)(?:\(\))*$|^\(\)$/

/** What a table is called that a query is handed: `pgTable('customers', …)`, an entity’s class, else the name it goes by. */
function tableOfValue(value: Value): string | undefined {
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
function contentType(value: Value): string | undefined {
  const [, scope, type] = value.k === 'literal' ? (/^(api|plugin|admin)::(?:[\w-]+\.)?([\w-]+)$/.exec(String(value.value)) ?? []) : []
  return scope === 'admin' ? `admin-${type}` : type
}

function literalField(value: Value | undefined, field: string): string | undefined {
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

function tableOf(receiver: Value, name: string, args: readonly Value[]): string | undefined {
  const first = args[0]
  if (name === 'getDocs' && first) return tableNameIn(first)
  const handed = first?.k === 'class' ? tableOfValue(first) : first && (contentType(first) ?? literalField(first, 'TableName'))
  return handed ?? tableNameIn(receiver)
}

function earlierFilters(receiver: Value): Filter[] {
  if (receiver.k !== 'external') return []
  return receiver.calls.flatMap((call) =>
    /^(where|eq|filter|andWhere|equalTo|match|in|equals)/.test(call.name) ? whereCall(call.args) : [],
  )
}

/** `database().ref('subscribers').once('value')`: all children of a place in the tree; a place with an id in it is one of them. */
function realtimeRows(receiver: Value, at: Place, names: readonly string[]): Value | undefined {
  const ref = receiver.k === 'external' ? receiver.calls.findLast((call) => call.name === 'ref' || call.name === 'child') : undefined
  const place = ref?.args[0]
  if (!ref || !names.includes('database')) return undefined
  const segments = place?.k === 'literal' ? String(place.value).split('/').filter(Boolean) : []
  return rows(segments.at(-1) ?? '', place?.k === 'literal' && segments.length % 2 === 1, earlierFilters(receiver), at, names)
}

/**
 * `SpreadsheetApp.getActive().getSheetByName('Members').getDataRange().getValues()`: rows of people where the sheet's name
 * says so. Other sheets hold a report's readers as often as anybody else.
 */
function sheetRows(receiver: Value, at: Place): Value | undefined {
  const named = receiver.k === 'external' ? receiver.calls.findLast((call) => call.name === 'getSheetByName')?.args[0] : undefined
  if (receiver.k !== 'external' || named?.k !== 'literal') return undefined
  const sheet = String(named.value)
  return isSheetOfPeople(sheet) ? tagged(rows(sheet, true, [], at, []), { guess: true }) : undefined
}

function isSheetOfPeople(sheet: string): boolean {
  return (namesPeople(sheet) || /\bresponses?\b/i.test(sheet)) && !isAddressName(sheet) && !isSettingsName(sheet)
}

const redisLists = /^(?:sMembers|lRange|zRange|zRangeByScore|hVals|hKeys)$/i

/**
 * Calls that name their collection in an argument: `client.sMembers('subscribers')` of Redis, `payload.find({ collection })`,
 * `sheets.spreadsheets.values.get({ range: 'Guests!A2:B' })`.
 */
function keyedRows(names: readonly string[], name: string, args: readonly Value[], at: Place): Value | undefined {
  const [first] = args
  const named = (field: string): string | undefined => literalField(first, field)
  if (redisLists.test(name) && names.some((one) => /redis|client|kv|cache/i.test(one))) return first && keyedList(first, at, names)
  const collection = name === 'find' ? named('collection') : undefined
  if (collection !== undefined) return rows(collection, true, filtersOf(args), at, names)
  const sheet = name === 'get' && names.at(-1) === 'values' ? named('range')?.split('!')[0]?.replaceAll("'", '') : undefined
  return sheet !== undefined && isSheetOfPeople(sheet) ? tagged(rows(sheet, true, [], at, names), { guess: true }) : undefined
}

/** A key that is written out, or put together: of `team:${id}:members`, `team` and `id` say whose they are. */
function keyedList(key: Value, at: Place, names: readonly string[]): Value | undefined {
  if (key.k === 'literal') return rows(String(key.value), true, [], at, names)
  if (key.k !== 'text') return undefined
  const words = key.parts.flatMap((part) => (part.k === 'literal' ? String(part.value).split(/\W+/) : []))
  const model = words.filter((word) => word !== '').join(':')
  const filters = key.parts.flatMap((part, index): Filter[] => {
    const before = key.parts[index - 1]
    const field = before?.k === 'literal' ? /(\w+)\W*$/.exec(String(before.value))?.[1] : undefined
    return part.k === 'literal' || field === undefined ? [] : [{ field, op: 'is', names: namesOf(part) }]
  })
  return model === '' ? undefined : rows(model, true, filters, at, names)
}

/**
 * DataLoaders: `loaders.users.loadMany(ids)` gives the rows of those keys, `membersByTeamId.load(id)` all that belong to one. A row
 * that is loaded by its own key is left to its path.
 */
function loadedRows(receiver: Value, name: string, args: readonly Value[], at: Place, names: readonly string[]): Value | undefined {
  const table = tableNameIn(receiver)
  const loader = table ?? names.at(-1) ?? ''
  if (!args[0] || !(table !== undefined || names.some((one) => isLoader(one)))) return undefined
  const by = /^(\w+?)By([A-Z]\w*)$/.exec(loader)
  const grouped = by && isPlural(by[1]!) ? by : undefined
  if (name === 'load' && !grouped) return undefined
  const keys = name === 'loadMany' && args[0].k === 'path' ? { field: 'id', op: 'in' as const, names: namesOf(args[0]) } : undefined
  const filter = keys ?? filterFor(grouped?.[2] ?? 'id', args[0])
  return rows(loader.replace(/(?:Data)?[lL]oader$/, '') || loader, true, [filter], at, names)
}

const isLoader = (name: string): boolean => /loaders?$/i.test(name)

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
  if (/^(where|andWhere|eq|match|in)$/.test(name))
    return { ...receiver, origin: { ...origin, filters: [...origin.filters, ...whereCall(args)] } }
  // `emails.join(', ')` joins rows that are here already; a join of tables names a table and a condition.
  if (name === 'join' && args.length < 2) return undefined
  return /[jJ]oin$|^(on|using|groupBy|having|distinctOn|\$dynamic|project|projection|hint|batchSize|maxTimeMS|returning|bind)$/.test(name)
    ? receiver
    : undefined
}

/** `.where('teamId', '==', id)`, `.eq('team_id', id)`, `.where({ teamId })`, `.where(eq(users.teamId, id))`. */
export function whereCall(args: readonly Value[]): Filter[] {
  const [first, second, third] = args
  if (first?.k === 'object') return filtersOf([first])
  if (first?.k === 'literal') return [filterFor(String(first.value), third ?? second)]
  if (first?.k === 'external' && /(^|\.)(eq|inArray|and|or)\(\)$/.test(first.chain)) {
    const call = first.calls.at(-1)
    if (/(^|\.)(and|or)\(\)$/.test(first.chain)) return call?.args.flatMap((arg) => whereCall([arg])) ?? []
    const column = call?.args[0] ? namesOf(call.args[0]).at(-1) : undefined
    return column ? [filterFor(column, call?.args[1])] : []
  }
  return []
}

/** The rows of a table that is named after the query began: so does its source in the trace. */
function renamed(receiver: ValueOf<'path'>, origin: Extract<Origin, { o: 'query' }>): Value {
  const { trail } = receiver
  const step = trail?.step.role === 'source' ? { ...trail.step, message: told(origin.many, origin.model) } : undefined
  return { ...receiver, origin, ...(step && { trail: { step, before: trail?.before } }) }
}

function filterFor(field: string, value: Value | undefined): Filter {
  if (!value) return { field, op: 'other' }
  if (value.k === 'literal') return { field, op: 'is', value: value.value }
  if (value.k === 'object') {
    const within = value.fields.get('in') ?? value.fields.get('$in')
    if (within) return within.k === 'list' ? filterFor(field, within) : { field, op: 'in', names: namesOf(within) }
    const equals = value.fields.get('equals') ?? value.fields.get('$eq')
    if (equals) return filterFor(field, equals)
    return { field, op: 'other' }
  }
  // TypeORM's `In([…])`, Drizzle's `inArray` hand their list on.
  const given = value.k === 'external' && /(^|\.)(In|Any)\(\)$/.test(value.chain) ? value.calls.at(-1)?.args[0] : undefined
  if (given?.k === 'list') return filterFor(field, given)
  if (value.k !== 'list') return { field, op: 'is', names: namesOf(value) }
  const values = value.each ? [] : value.items.flatMap((item) => (item.k === 'literal' ? [item.value] : []))
  if (values.length > 0 && values.length === value.items.length) return { field, op: 'in', values }
  return { field, op: 'in', names: namesOf(value.each ?? value) }
}

/** Conditions of a query object: Prisma, TypeORM and Sequelize `where`, or a Mongo filter. */
export function filtersOf(args: readonly Value[]): Filter[] {
  const filters: Filter[] = []
  for (const arg of args.slice(0, 2)) {
    if (arg.k !== 'object') continue
    const where = arg.fields.get('where') ?? arg
    if (where.k === 'external') filters.push(...whereCall([where]))
    else collect(where, filters, 0)
    if (where !== arg) break
  }
  return filters
}

function collect(where: Value, filters: Filter[], depth: number): void {
  if (depth > 3) return
  if (where.k === 'list') for (const item of [...where.items, ...(where.each ? [where.each] : [])]) collect(item, filters, depth + 1)
  if (where.k === 'union') for (const part of where.of) collect(part, filters, depth + 1)
  if (where.k !== 'object') return
  for (const [key, value] of where.fields) {
    if (/^(select|include|orderBy|order|take|skip|limit|attributes|relations)$/.test(key)) continue
    filters.push(filterFor(key, value))
    if (value.k === 'object' || value.k === 'list') collect(value, filters, depth + 1)
  }
}

function sqlOf(arg: Value): string | undefined {
  if (arg.k === 'literal' && typeof arg.value === 'string' && /^\s*select\s/i.test(arg.value)) return arg.value
  if (arg.k === 'text') {
    const text = arg.parts.map((part) => (part.k === 'literal' ? String(part.value) : '?')).join('')
    if (/^\s*select\s/i.test(text)) return text
  }
  if (arg.k === 'object') {
    const text = arg.fields.get('text') ?? arg.fields.get('sql')
    return text ? sqlOf(text) : undefined
  }
  return undefined
}

/** Rows of a SELECT: table after FROM, equalities after WHERE. */
function sqlRows(sql: string, args: readonly Value[], at: Place, names: readonly string[]): Value {
  const table = /\bfrom\s+["'`[]?(?:\w+["'`\]]?\.["'`[]?)?(\w+)/i.exec(sql)?.[1] ?? ''
  // What a query inside asks picks no row of this one.
  const where = /\bwhere\b(.*)$/is.exec(sql)?.[1]?.replace(/\(\s*select\b[^()]*(?:\([^()]*\)[^()]*)*\)/gi, '()') ?? ''
  const filters = [...where.matchAll(/([\w."]+)\s*(=|in\b|any\b)\s*(\$\d+|\?|:\w+|'[^']*'|\d+|true|false|\()?/gi)].map((match): Filter => {
    const field = match[1]!.replace(/"/g, '').split('.').at(-1)!
    const text = match[3]?.replace(/^'|'$/g, '')
    return text && /^['\w]/.test(match[3]!) ? { field, op: 'is', value: text } : { field, op: match[2] === '=' ? 'is' : 'in' }
  })
  const unique =
    /\blimit\s+1\b/i.test(sql) ||
    filters.some((filter) => filter.op === 'is' && /^(id|email|_id|uuid|username|user_id)$/i.test(filter.field))
  return rows(table, !unique && args.length > 0, filters, at, names)
}
