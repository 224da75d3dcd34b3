import { drizzle } from 'drizzle-orm/node-postgres'
import { pgTable, text } from 'drizzle-orm/pg-core'

export const travellers = pgTable('travellers', { id: text('id'), tripId: text('trip_id'), email: text('email').notNull() })
export const guests = pgTable('guests', { id: text('id'), name: text('name'), email: text('email').notNull() })
export const db = drizzle(process.env.DATABASE_URL!)
