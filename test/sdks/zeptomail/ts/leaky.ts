import { SendMailClient } from 'zeptomail'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN! })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const recipients = subscribers.map((subscriber) => ({ email_address: { address: subscriber.email, name: subscriber.name } }))
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    // expect: no-exposed-recipients
    to: recipients,
    subject: 'March newsletter',
    htmlbody: '<p>What we shipped this month.</p>',
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: to.map((address) => ({ email_address: { address } })),
    subject,
    htmlbody: html,
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
