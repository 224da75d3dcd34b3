import { and, eq } from 'drizzle-orm'
import { Resend } from 'resend'
import { memberships, subscribers, user } from './schema'

const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'status@uptime.example'

export async function downgraded(opts: { ctx: { db: any } }, workspace: { id: number }) {
  const owners = await opts.ctx.db
    .select({ email: user.email })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(and(eq(memberships.workspaceId, workspace.id), eq(memberships.role, 'owner')))
    .all()
  const to = owners.map((owner) => owner.email).filter(Boolean)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to, subject: 'Single sign-on is off', text: '…' })
}

export async function incident(opts: { ctx: { db: any } }) {
  const rows = await opts.ctx.db.select().from(subscribers).where(eq(subscribers.confirmed, true)).all()
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: rows.map((row) => row.email), subject: 'An incident', text: '…' })
  await resend.batch.send(rows.map((row) => ({ from, to: row.email, subject: 'An incident', text: '…' })))
}
