import mail from '@adonisjs/mail/services/main'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await mail.send((message) => {
      message.from('shop@shop.example').to(subscriber.email).subject('The waitlist is open').html('<p>You can sign up now.</p>')
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
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

export async function copyAsBcc() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await mail.send((message) => {
    message
      .to('team@shop.example')
      .bcc(subscribers.map((subscriber) => subscriber.email))
      .subject('New terms of service')
      .html('<p>They apply from June on.</p>')
  })
}
