import { createTransport } from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transport = createTransport({ host: 'smtp.school.example' })

/** A role that half the town has is none of a team. */
export async function tellParents(subject: string): Promise<void> {
  const parents = await prisma.user.findMany({ where: { role: 'parent' } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: parents.map((one) => one.email), subject, text: 'School is closed on Friday.' })

  const headmasters = await prisma.user.findMany({ where: { role: 'headmaster' } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: headmasters.map((one) => one.email), subject, text: 'School is closed on Friday.' })
}

export async function tellCustomers(subject: string): Promise<void> {
  const customers = await prisma.user.findMany({ where: { role: 'ROLE_CUSTOMER' } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: customers.map((one) => one.email), subject, text: 'The shop has moved.' })

  const editors = await prisma.user.findMany({ where: { role: 'ROLE_EDITOR' } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: editors.map((one) => one.email), subject, text: 'The shop has moved.' })
}

/** Accounts that were just made, for everybody who left the school. */
export async function imported(rows: { email: string }[]): Promise<void> {
  const alumni: { email: string }[] = []
  for (const row of rows) alumni.push(await prisma.user.create({ data: { email: row.email, role: 'ALUMNI' } }))
  // expect: no-exposed-recipients
  await transport.sendMail({ to: alumni.map((one) => one.email).join(', '), subject: 'Your account', text: 'Log in.' })
  for (const one of alumni) await transport.sendMail({ to: one.email, subject: 'Your account', text: 'Log in.' })
}
