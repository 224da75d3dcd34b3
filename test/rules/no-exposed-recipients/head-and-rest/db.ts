import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'

interface Database {
  passengers: { email: string; name: string; flight: string }
}

export const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new Pool() }) })
