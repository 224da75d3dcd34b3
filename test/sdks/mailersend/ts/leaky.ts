import { EmailParams, MailerSend, Recipient, Sender } from 'mailersend'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const recipients = subscribers.map((subscriber) => new Recipient(subscriber.email, subscriber.name))
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    // expect: no-exposed-recipients
    .setTo(recipients)
    .setSubject('The waitlist is open')
    .setHtml('<p>You can sign up now.</p>')
  await mailer.email.send(message)
}

async function deliver(to: string[], subject: string, html: string) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo(to.map((address) => new Recipient(address)))
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
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
