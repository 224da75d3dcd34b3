import { drizzle } from 'drizzle-orm/postgres-js'
import { Resend } from 'resend'
import * as schema from './schema'

const db = drizzle(process.env.DATABASE_URL!, { schema })
const resend = new Resend(process.env.RESEND_API_KEY)

/** Drizzle’s relational queries take their condition as a callback. */
export async function tellWorkspace(workspaceId: string): Promise<void> {
  const members = await db.query.members.findMany({ where: (row, { eq }) => eq(row.workspaceId, workspaceId), with: { user: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: members.map((one) => one.user.email), subject: 'Moved', text: 'To a new plan' })
}

export async function tellAdmins(): Promise<void> {
  const users = await db.query.users.findMany({ where: (row, { eq, and }) => and(eq(row.role, 'admin'), eq(row.active, true)) })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: users.map((one) => one.email), subject: 'Moved', text: 'To a new plan' })
}

export async function tellAll(): Promise<void> {
  const users = await db.query.users.findMany({ where: (row, { eq }) => eq(row.active, true) })
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: users.map((one) => one.email), subject: 'Moved', text: 'To a new plan' })
}
