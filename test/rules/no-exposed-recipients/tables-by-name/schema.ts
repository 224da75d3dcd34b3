import { pgTable, serial, text } from 'drizzle-orm/pg-core'

export const customers = pgTable('customers', { id: serial('id'), email: text('email') })
export const alertEmails = pgTable('alert_recipients', { id: serial('id'), email: text('email') })
