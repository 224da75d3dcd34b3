import { EmailParams, MailerSend } from 'mailersend'
import { PrismaClient } from '@prisma/client'

const mailersend = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })
const prisma = new PrismaClient()

export async function plainObject() {
  const customers = await prisma.customer.findMany()
  await mailersend.email.send({
    from: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    to: customers.map((customer) => ({ email: customer.email })),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function copies() {
  const customers = await prisma.customer.findMany()
  const params = new EmailParams()
    .setTo([{ email: 'team@shop.example' }])
    // expect: no-exposed-recipients
    .setCc(customers.map((customer) => ({ email: customer.email })))
    .setSubject('March newsletter')
  await mailersend.email.send(params)
}
