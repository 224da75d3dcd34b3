import { boolean, pgTable, text } from 'drizzle-orm/pg-core'

export const subscribers = pgTable('subscribers', { email: text('email').notNull(), confirmed: boolean('confirmed') })
