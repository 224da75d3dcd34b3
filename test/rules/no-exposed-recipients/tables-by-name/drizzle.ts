import { drizzle } from 'drizzle-orm/node-postgres'
import nodemailer from 'nodemailer'
import { alertEmails, customers } from './schema'

const db = drizzle(process.env.DATABASE_URL!)
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function recall() {
  const rows = await db.select().from(customers)
  // expect: no-exposed-recipients
  await transport.sendMail({ to: rows.map((row) => row.email!), subject: 'A recall', text: '…' })
  for (const row of rows) await transport.sendMail({ to: row.email!, subject: 'A recall', text: '…' })
}

export async function outage() {
  const rows = await db.select({ email: alertEmails.email }).from(alertEmails)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: rows.map((row) => row.email!), subject: 'An outage', text: '…' })
}
