import nodemailer from 'nodemailer'
import hbs from 'nodemailer-express-handlebars'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
transporter.use('compile', hbs({ viewEngine: { extname: '.hbs' }, viewPath: 'views' }))
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const recipients = subscribers.map((subscriber) => subscriber.email)
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: recipients,
    subject: 'March newsletter',
    template: 'news',
    context: { html: '<p>What we shipped this month.</p>' },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
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
