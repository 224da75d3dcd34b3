import Nylas from 'nylas'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      // expect: no-exposed-recipients
      to: subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })),
      subject: 'The waitlist is open',
      body: '<p>You can sign up now.</p>',
    },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: to.map((email) => ({ email })),
      subject,
      body: html,
    },
  })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}
