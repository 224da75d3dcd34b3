import SMTP2GOApi from 'smtp2go-nodejs'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const api = SMTP2GOApi(process.env.SMTP2GO_KEY!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    // expect: no-exposed-recipients
    .to(subscribers.map((subscriber) => ({ email: subscriber.email, name: subscriber.name })))
    .subject('The waitlist is open')
    .html('<p>You can sign up now.</p>')
  await api.client().consume(mail)
}

async function deliver(to: string[], subject: string, html: string) {
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to(to.map((email) => ({ email })))
    .subject(subject)
    .html(html)
  await api.client().consume(mail)
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
