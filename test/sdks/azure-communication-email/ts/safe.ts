import { EmailClient } from '@azure/communication-email'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const client = new EmailClient(process.env.ACS_CONNECTION!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await client.beginSend({
      senderAddress: 'shop@shop.example',
      content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
      recipients: {
        to: [{ address: subscriber.email }],
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: [{ address: to }],
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
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    recipients: {
      to: [{ address: 'team@shop.example' }],
      bcc: subscribers.map((subscriber) => ({ address: subscriber.email, displayName: subscriber.name })),
    },
  })
}
