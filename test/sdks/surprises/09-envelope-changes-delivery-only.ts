/** `envelope` says who gets the mail, never what is shown. Header lines and transport defaults carry recipients too. */
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })

export async function envelopeEach() {
  const customers = await prisma.customer.findMany()
  const to = customers.map((customer) => customer.email)
  for (const customer of customers) {
    await transporter.sendMail({
      envelope: { from: 'shop@shop.example', to: customer.email },
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to,
      subject: 'March newsletter',
    })
  }
}

export async function headerLine() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    // expect: no-exposed-recipients
    headers: { Cc: customers.map((customer) => customer.email).join(', ') },
    subject: 'March newsletter',
  })
}

export async function defaults() {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  const shared = nodemailer.createTransport({ host: 'smtp.shop.example' }, { cc: customers.map((customer) => customer.email) })
  await shared.sendMail({ from: 'shop@shop.example', to: 'team@shop.example', subject: 'March newsletter' })
}

export async function hiddenByEnvelope() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    envelope: { from: 'shop@shop.example', to: customers.map((customer) => customer.email) },
    from: 'shop@shop.example',
    to: 'shop@shop.example',
    subject: 'March newsletter',
  })
}
