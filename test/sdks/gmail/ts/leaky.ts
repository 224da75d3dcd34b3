import { google } from 'googleapis'
import { auth } from './auth'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const gmail = google.gmail({ version: 'v1', auth })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const lines = [
    'From: shop@shop.example',
    // expect: no-exposed-recipients
    `To: ${subscribers.map((subscriber) => subscriber.email).join(', ')}`,
    'Subject: March newsletter',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>What we shipped this month.</p>',
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

async function deliver(to: string[], subject: string, html: string) {
  const lines = [
    'From: shop@shop.example',
    `To: ${to.join(', ')}`,
    `Subject: ${subject}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Doors open at seven',
    '<p>See you on Friday.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
    '<p>Your plan stays as it is until then.</p>',
  )
}
