import { UseSend } from 'usesend-js'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const usesend = new UseSend(process.env.USESEND_KEY!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await usesend.emails.send({
      from: 'shop@shop.example',
      to: subscriber.email,
      subject: 'March newsletter',
      html: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await usesend.emails.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
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
  await usesend.emails.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject: 'March newsletter',
    html: '<p>What we shipped this month.</p>',
  })
}

export async function sendBatch() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await usesend.emails.batch(
    subscribers.map((subscriber) => ({
      from: 'shop@shop.example',
      to: subscriber.email,
      subject: 'Doors open at seven',
      html: '<p>See you on Friday.</p>',
    })),
  )
}
