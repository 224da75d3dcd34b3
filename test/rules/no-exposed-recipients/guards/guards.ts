import nodemailer from 'nodemailer'
import { prisma } from './db'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function onlyOne() {
  const users = await prisma.user.findMany({ where: { winner: true } })
  if (users.length !== 1) return
  await transport.sendMail({ to: users.map((u) => u.email), subject: 'You won' })
}

export async function limited() {
  const users = await prisma.user.findMany({ take: 1 })
  await transport.sendMail({ to: users.map((u) => u.email), subject: 'You won' })
}

export async function laterKeyWins() {
  const users = await prisma.user.findMany()
  const base = { to: users.map((u) => u.email), subject: 'Hi' }
  await transport.sendMail({ ...base, to: 'me@example.com' })
}

export async function branches(urgent: boolean) {
  const users = await prisma.user.findMany()
  if (urgent) {
    // expect: no-exposed-recipients
    await transport.sendMail({ to: users.map((u) => u.email), subject: 'Urgent' })
  } else {
    await Promise.all(users.map((u) => transport.sendMail({ to: u.email, subject: 'Hi' })))
  }
}

export async function first() {
  const users = await prisma.user.findMany()
  await transport.sendMail({ to: users[0].email, subject: 'Hi' })
  await transport.sendMail({ to: users.find((u) => u.lucky)!.email, subject: 'Hi' })
}

export async function swapped() {
  const users = await prisma.user.findMany()
  const msg: { to?: string; bcc?: string[]; subject: string } = { subject: 'Hi' }
  msg.bcc = users.map((u) => u.email)
  await transport.sendMail(msg)
}
