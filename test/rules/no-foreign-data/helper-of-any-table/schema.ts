import { pgTable, text } from 'drizzle-orm/pg-core'

export const communities = pgTable('communities', { id: text('id'), name: text('name') })
export const users = pgTable('users', { id: text('id'), email: text('email'), fullName: text('full_name') })
export const listeners = pgTable('broadcast_listeners', { id: text('id'), email: text('email'), phone: text('phone') })
