import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'

export const user = pgTable('user', { id: integer('id'), email: text('email') })
export const memberships = pgTable('memberships', { userId: integer('user_id'), workspaceId: integer('workspace_id'), role: text('role') })
export const subscribers = pgTable('subscribers', { email: text('email'), confirmed: boolean('confirmed') })
