import { boolean, pgTable, text } from 'drizzle-orm/pg-core'

export const users = pgTable('users', { id: text('id'), email: text('email'), role: text('role'), active: boolean('active') })
export const members = pgTable('members', { userId: text('user_id'), workspaceId: text('workspace_id') })
