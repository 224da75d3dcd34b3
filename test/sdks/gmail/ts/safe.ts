import { google } from 'googleapis'
import { auth } from './auth'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const gmail = google.gmail({ version: 'v1', auth })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    const lines = [
      'From: shop@shop.example',
      `To: ${subscriber.email}`,
      'Subject: March newsletter',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>What we shipped this month.</p>',
    ]
    await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
  }
}

async function deliver(to: string, subject: string, html: string) {
  const lines = ['From: shop@shop.example', `To: ${to}`, `Subject: ${subject}`, 'Content-Type: text/html; charset=utf-8', '', html]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await Promise.all(users.map((user) => deliver(user.email, 'Doors open at seven', '<p>See you on Friday.</p>')))
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  for (const customer of customers) {
    await sendOne(customer.email, 'Our prices change in May', '<p>Your plan stays as it is until then.</p>')
  }
}

export async function copyAsBcc() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const lines = [
    'From: shop@shop.example',
    'To: team@shop.example',
    `Bcc: ${subscribers.map((subscriber) => subscriber.email).join(', ')}`,
    '',
    '<p>See you on Friday.</p>',
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}
