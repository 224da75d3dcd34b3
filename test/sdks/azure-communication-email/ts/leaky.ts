import { EmailClient } from '@azure/communication-email'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const client = new EmailClient(process.env.ACS_CONNECTION!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    recipients: {
      // expect: no-exposed-recipients
      to: subscribers.map((subscriber) => ({ address: subscriber.email, displayName: subscriber.name })),
    },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: to.map((address) => ({ address })),
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
