import { SendMailClient } from 'zeptomail'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await client.sendMail({
      from: { address: 'shop@shop.example', name: 'Shop' },
      to: [{ email_address: { address: subscriber.email } }],
      subject: 'March newsletter',
      htmlbody: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: to } }],
    subject,
    htmlbody: html,
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
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: 'team@shop.example' } }],
    bcc: subscribers.map((subscriber) => ({ email_address: { address: subscriber.email, name: subscriber.name } })),
    subject: 'March newsletter',
    htmlbody: '<p>What we shipped this month.</p>',
  })
}

export async function sendBatch() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await client.sendBatchMail({
    from: { address: 'shop@shop.example' },
    to: subscribers.map((subscriber) => ({ email_address: { address: subscriber.email, name: subscriber.name } })),
    subject: 'Doors open at seven',
    htmlbody: '<p>See you on Friday.</p>',
  })
}
