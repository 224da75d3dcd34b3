import SMTP2GOApi from 'smtp2go-nodejs'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const api = SMTP2GOApi(process.env.SMTP2GO_KEY!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    const mail = api
      .mail()
      .from({ email: 'shop@shop.example' })
      .to({ email: subscriber.email })
      .subject('The waitlist is open')
      .html('<p>You can sign up now.</p>')
    await api.client().consume(mail)
  }
}

async function deliver(to: string, subject: string, html: string) {
  const mail = api.mail().from({ email: 'shop@shop.example' }).to({ email: to }).subject(subject).html(html)
  await api.client().consume(mail)
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
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to({ email: 'team@shop.example' })
    .bcc(subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })))
    .subject('New terms of service')
    .html('<p>They apply from June on.</p>')
  await api.client().consume(mail)
}
