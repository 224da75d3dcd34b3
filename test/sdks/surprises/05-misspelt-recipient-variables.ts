/** Only `recipient-variables` isolates; another spelling goes out as a form field that nobody reads. */
import formData from 'form-data'
import Mailgun from 'mailgun.js'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const mailgun = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_API_KEY! })

export async function camelCase() {
  const customers = await prisma.customer.findMany()
  const to = customers.map((customer) => customer.email)
  await mailgun.messages.create('mg.shop.example', {
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to,
    recipientVariables: JSON.stringify(Object.fromEntries(to.map((address) => [address, {}]))),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function underscore() {
  const customers = await prisma.customer.findMany()
  await mailgun.messages.create('mg.shop.example', {
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    recipient_variables: '{}',
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function right() {
  const customers = await prisma.customer.findMany()
  const to = customers.map((customer) => customer.email)
  await mailgun.messages.create('mg.shop.example', {
    from: 'shop@shop.example',
    to,
    'recipient-variables': JSON.stringify(Object.fromEntries(to.map((address) => [address, {}]))),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}
