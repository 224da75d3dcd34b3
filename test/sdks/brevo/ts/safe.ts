import { BrevoClient } from '@getbrevo/brevo'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const brevo = new BrevoClient({ apiKey: process.env.BREVO_API_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await brevo.transactionalEmails.sendTransacEmail({
      sender: { email: 'shop@shop.example' },
      to: [{ email: subscriber.email }],
      subject: 'March newsletter',
      htmlContent: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    htmlContent: html,
  })
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

export async function copyToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: 'team@shop.example' }],
    bcc: subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })),
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped this month.</p>',
  })
}
