import Nylas from 'nylas'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await nylas.messages.send({
      identifier: process.env.NYLAS_GRANT,
      requestBody: {
        to: [{ email: subscriber.email }],
        subject: 'The waitlist is open',
        body: '<p>You can sign up now.</p>',
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: to }],
      subject,
      body: html,
    },
  })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await Promise.all(users.map((user) => deliver(user.email, 'New terms of service', '<p>They apply from June on.</p>')))
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  for (const customer of customers) {
    await sendOne(customer.email, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

export async function copyToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: 'team@shop.example' }],
      bcc: subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })),
      subject: 'The waitlist is open',
      body: '<p>You can sign up now.</p>',
    },
  })
}
