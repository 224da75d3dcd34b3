/** Subscribers get a run of their own; the e-mail override puts its addresses into every run. */
import { Novu } from '@novu/api'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const novu = new Novu({ secretKey: process.env.NOVU_KEY })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await novu.trigger({
      workflowId: 'news',
      to: { subscriberId: 'team' },
      payload: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
      overrides: {
        email: {
          cc: [subscriber.email],
        },
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await novu.trigger({
    workflowId: 'news',
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: [to],
      },
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
  await novu.trigger({
    workflowId: 'news',
    to: { subscriberId: 'team' },
    payload: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    overrides: {
      email: {
        cc: ['team@shop.example'],
        bcc: subscribers.map((subscriber) => subscriber.email),
      },
    },
  })
}
