import nodemailer from 'nodemailer'
import { prisma } from './db'

const transport = nodemailer.createTransport({ host: 'smtp.works.example' })

/** One company’s people: who works there finds all addresses in its directory. */
export async function officeClosed() {
  const employees = await prisma.employee.findMany({ where: { department: 'sales' } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: employees.map((employee) => employee.email), subject: 'Office closed', text: 'Work from home tomorrow.' })
}

export async function clubClosed() {
  const members = await prisma.member.findMany({ where: { level: 'gold' } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: members.map((member) => member.email), subject: 'Closed', text: 'We are closed tomorrow.' })
}

export async function employersInvited() {
  const candidates = await prisma.candidate.findMany({ where: { stage: 'offer' } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: candidates.map((candidate) => candidate.email), subject: 'Next steps', text: 'Welcome to the last round.' })
}
