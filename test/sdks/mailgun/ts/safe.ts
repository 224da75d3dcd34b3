import formData from 'form-data'
import Mailgun from 'mailgun.js'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const mailgun = new Mailgun(formData)
const client = mailgun.client({ username: 'api', key: process.env.MAILGUN_API_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await client.messages.create('mg.shop.example', {
      from: 'Shop <shop@shop.example>',
      to: subscriber.email,
      subject: 'The waitlist is open',
      html: '<p>You can sign up now.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

export async function sendBatch() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to: subscribers.map((subscriber) => subscriber.email),
    'recipient-variables': JSON.stringify(
      Object.fromEntries(subscribers.map((subscriber) => [subscriber.email, { name: subscriber.name }])),
    ),
    subject: 'New terms of service',
    html: '<p>They apply from June on.</p>',
  })
}
