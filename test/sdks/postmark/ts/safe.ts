import { ServerClient } from 'postmark'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await postmark.sendEmail({
      From: 'shop@shop.example',
      To: subscriber.email,
      Subject: 'March newsletter',
      HtmlBody: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to,
    Subject: subject,
    HtmlBody: html,
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
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: 'team@shop.example',
    Bcc: subscribers.map((subscriber) => subscriber.email).join(','),
    Subject: 'March newsletter',
    HtmlBody: '<p>What we shipped this month.</p>',
  })
}

export async function sendBatch() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await postmark.sendEmailBatch(
    subscribers.map((subscriber) => ({
      From: 'shop@shop.example',
      To: subscriber.email,
      Subject: 'Doors open at seven',
      HtmlBody: '<p>See you on Friday.</p>',
    })),
  )
}

export async function sendBulk() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await postmark.sendBulkEmail({
    From: 'shop@shop.example',
    Subject: 'Doors open at seven',
    HtmlBody: '<p>See you on Friday.</p>',
    Messages: users.map((user) => ({ To: user.email })),
  })
}
