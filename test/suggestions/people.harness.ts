/** Everybody that any query of a fixture finds. */
export const everybody = ['ann@a.example', 'bob@b.example', 'cat@c.example'] as const

const names = ['Ann', 'Bob', 'Cat']

const rows = (): object[] =>
  everybody.map((email, at) => ({
    id: at,
    // A row of a sheet: the address stands in the second column.
    1: email,
    // Where people are named by id, the id stands for the address.
    $id: email,
    email,
    name: names[at],
    contactEmail: email,
    user: { email, name: names[at] },
    emails: [{ address: email }],
    profile: { email },
  }))

const queryMethods = 'lean exec select populate eq toArray fetch fetchAsync sort limit where orderBy all execute collect getValues'.split(
  ' ',
)
const rowFields = ['rows', 'results', 'data', 'docs', 'users']

/** Rows with the methods that queries have: whichever of them are called or read, the rows come out. */
function found(): object[] {
  const list = rows()
  for (const name of queryMethods) Object.defineProperty(list, name, { value: () => list, enumerable: false })
  for (const name of rowFields) Object.defineProperty(list, name, { value: list, enumerable: false })
  return list
}

/** An object whose every method finds everybody, however deep: `prisma.customer.findMany()`, `User.find()`. */
export function source(): object {
  const target = function () {
    return undefined
  }
  return new Proxy(target, {
    get: (_, key) =>
      key === 'then' || typeof key === 'symbol' ? undefined : key === 'prototype' ? (target.prototype as unknown) : source(),
    apply: () => answered(),
    construct: () => source(),
  })
}

/** Rows that can still be asked: `db.prepare(sql).all()`, `getSheetByName(name).getDataRange().getValues()`. */
function answered(): object {
  return new Proxy(found(), {
    get: (list, key) =>
      (key in list ? Reflect.get(list, key) : key === 'then' || typeof key === 'symbol' ? undefined : source()) as unknown,
  })
}

const database = {
  query: () => Promise.resolve({ rows: rows() }),
  connect: () => Promise.resolve(database),
  end: () => Promise.resolve(),
  release: () => undefined,
}
class Pool {
  readonly query = database.query
  readonly connect = database.connect
  readonly end = database.end
}

const mongoose = {
  Schema: source(),
  model: () => source(),
  connect: () => Promise.resolve(),
}

/** What a platform hands to a function: a database under its usual names, and whatever else it is asked for. */
export function environment(record: (chain: string) => unknown): object {
  return new Proxy(
    {},
    { get: (_, key) => (key === 'DB' || key === 'db' ? source() : typeof key === 'symbol' ? undefined : record(`env.${key}`)) },
  )
}

/** What a container hands to a constructor, by the name of the parameter. */
export function injected(name: string, record: (chain: string) => unknown): unknown {
  return /prisma|db|repository|model/i.test(name) ? source() : record(name)
}

/** Stand-ins for the packages that fixtures find people with. */
export const peopleModules: Readonly<Record<string, unknown>> = {
  '@supabase/supabase-js': { createClient: () => source() },
  '@prisma/client': {
    PrismaClient: source(),
  },
  mongoose: { ...mongoose, default: mongoose },
  pg: { Pool, Client: Pool },
  // Decorators leave classes as they are.
  '@nestjs/common': new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : () => () => undefined) }),
  'meteor/meteor': { Meteor: { users: source() } },
}

/** Parts of mail packages and platforms that find people. */
export const peopleParts: Readonly<Record<string, object>> = {
  'node-appwrite.Users': source(),
  SpreadsheetApp: source(),
  'strapi.db': source(),
  'strapi.entityService': source(),
  'strapi.documents': source(),
  'strapi.query': source(),
}
