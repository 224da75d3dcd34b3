import { Pool } from 'pg'
import { Resend } from 'resend'
import { prisma } from './db'

const pool = new Pool()
const resend = new Resend(process.env.RESEND_KEY)

/** Who subscribes to a project’s news came by themselves; the project’s members did not. */
export async function monthlyDigest(projectId: string) {
  const { rows } = await pool.query('SELECT email FROM project_subscriptions WHERE project_id = $1', [projectId])
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: rows.map((row) => row.email), subject: 'This month', html: '' })
}

export async function priceRise(companyId: string) {
  const customers = await prisma.customer.findMany({ where: { companyId } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: customers.map((one) => one.email), subject: 'New prices', html: '' })
}

export async function watchersOf(projectId: string) {
  const subscriptions = await prisma.subscription.findMany({ where: { projectId }, include: { user: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: subscriptions.map((one) => one.user.email), subject: 'Changed', html: '' })
}

export async function oneTeam(teamId: string) {
  const subscribers = await prisma.subscriber.findMany({ where: { teamId } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: subscribers.map((one) => one.email), subject: 'Stand-up', html: '' })
}

export async function oneEach(companyId: string) {
  const customers = await prisma.customer.findMany({ where: { companyId } })
  await resend.batch.send(customers.map((one) => ({ from: 'a@example.com', to: one.email, subject: 'New prices', html: '' })))
}
