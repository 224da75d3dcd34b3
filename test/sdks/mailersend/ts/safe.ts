import { EmailParams, MailerSend, Recipient, Sender } from 'mailersend'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    const message = new EmailParams()
      .setFrom(new Sender('shop@shop.example', 'Shop'))
      .setTo([new Recipient(subscriber.email)])
      .setSubject('The waitlist is open')
      .setHtml('<p>You can sign up now.</p>')
    await mailer.email.send(message)
  }
}

async function deliver(to: string, subject: string, html: string) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient(to)])
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
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

export async function copyAsBcc() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient('team@shop.example')])
    .setBcc(subscribers.map((subscriber) => new Recipient(subscriber.email, subscriber.name)))
    .setSubject('New terms of service')
    .setHtml('<p>They apply from June on.</p>')
  await mailer.email.send(message)
}

export async function sendBulk() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  const messages = users.map((user) =>
    new EmailParams()
      .setFrom(new Sender('shop@shop.example'))
      .setTo([new Recipient(user.email)])
      .setSubject('New terms of service')
      .setHtml('<p>They apply from June on.</p>'),
  )
  await mailer.email.sendBulk(messages)
}
