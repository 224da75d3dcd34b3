import { BrevoClient } from '@getbrevo/brevo'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const brevo = new BrevoClient({ apiKey: process.env.BREVO_API_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })),
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped this month.</p>',
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    htmlContent: html,
  })
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
