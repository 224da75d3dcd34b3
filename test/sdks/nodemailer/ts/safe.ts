import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example', port: 587 })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await transporter.sendMail({
      from: 'Shop <shop@shop.example>',
      to: subscriber.email,
      subject: 'March newsletter',
      html: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email).join(', '),
    subject: 'March newsletter',
    html: '<p>What we shipped this month.</p>',
  })
}
