/** One copy each, but everyone in `cc` stands in every copy. */
import formData from 'form-data'
import Mailgun from 'mailgun.js'
import { PrismaClient } from '@prisma/client'
import sgMail from '@sendgrid/mail'

const prisma = new PrismaClient()
const mailgun = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_API_KEY! })

export async function sendGrid() {
  const customers = await prisma.customer.findMany()
  const subscribers = await prisma.subscriber.findMany()
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    // expect: no-exposed-recipients
    cc: subscribers.map((subscriber) => subscriber.email),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function withVariables() {
  const customers = await prisma.customer.findMany()
  const subscribers = await prisma.subscriber.findMany()
  await mailgun.messages.create('mg.shop.example', {
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    // expect: no-exposed-recipients
    cc: subscribers.map((subscriber) => subscriber.email),
    'recipient-variables': JSON.stringify(Object.fromEntries(customers.map((customer) => [customer.email, {}]))),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function ownCopy() {
  const customers = await prisma.customer.findMany()
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    cc: 'archive@shop.example',
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}
