import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'

export const cases = pgTable('cases', { id: text('id'), contact: jsonb('contact') })
export const subscribers = pgTable('subscribers', { id: text('id'), subscriberEmails: jsonb('subscriber_emails') })
