import { drizzle } from 'drizzle-orm/node-postgres'
import { filterFor } from './filters'

const db = drizzle(process.env.DATABASE_URL!)

async function select(table: unknown, where?: unknown) {
  const query = db.select().from(table)
  const rows = where ? await query.where(where) : await query
  return rows
}

/** Asks for the rows of one community, of whichever table. */
export function scopedClient(communityId: string) {
  return {
    async query(table: unknown) {
      return select(table, filterFor(table, communityId))
    },
    selectFrom(table: unknown, columns: Record<string, unknown>, where?: unknown) {
      const builder = Object.keys(columns).length > 0 ? db.select(columns).from(table) : db.select().from(table)
      const narrowed = where ? builder.where(where) : builder
      return narrowed.$dynamic()
    },
  }
}
