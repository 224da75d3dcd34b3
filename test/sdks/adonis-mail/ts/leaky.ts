import mail from '@adonisjs/mail/services/main'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const recipients = subscribers.map((subscriber) => subscriber.email)
  await mail.send((message) => {
    message
      .from('shop@shop.example')
      // expect: no-exposed-recipients
      .to(recipients)
      .subject('The waitlist is open')
      .html('<p>You can sign up now.</p>')
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
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
