/**
 * `send` writes `isMultiple: false` onto the object it was given, so that a later `sendMultiple` of the same object
 * makes one shared message.
 */
import { PrismaClient } from '@prisma/client'
import sgMail from '@sendgrid/mail'

const prisma = new PrismaClient()

export async function testCopyFirst() {
  const customers = await prisma.customer.findMany()
  const message = { from: 'shop@shop.example', to: ['team@shop.example'], subject: 'Our prices change in May', text: 'From May on.' }
  await sgMail.send(message)
  // expect: no-exposed-recipients
  message.to = customers.map((customer) => customer.email)
  await sgMail.sendMultiple(message)
}

export async function saidOutright() {
  const customers = await prisma.customer.findMany()
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    isMultiple: false,
    subject: 'Our prices change in May',
    text: 'From May on.',
  })
}

export async function freshObject() {
  const customers = await prisma.customer.findMany()
  const message = { from: 'shop@shop.example', subject: 'Our prices change in May', text: 'From May on.' }
  await sgMail.send({ ...message, to: 'team@shop.example' })
  await sgMail.sendMultiple({ ...message, to: customers.map((customer) => customer.email) })
}
