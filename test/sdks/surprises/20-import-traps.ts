/** However a client is imported, it is the same client. */
import { PrismaClient } from '@prisma/client'
import Plunk from '@plunk/node'
import { default as sgMail } from '@sendgrid/mail'
import * as mail from '@sendgrid/mail'
import * as Mailer from 'nodemailer'

const prisma = new PrismaClient()
const plunk = new Plunk.default(process.env.PLUNK_KEY!)

export async function renamedDefault() {
  const customers = await prisma.customer.findMany()
  await sgMail.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function defaultOfNamespace() {
  const customers = await prisma.customer.findMany()
  await mail.default.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function namespace() {
  const customers = await prisma.customer.findMany()
  await Mailer.createTransport({ host: 'smtp.shop.example' }).sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
}

export async function dynamic() {
  const customers = await prisma.customer.findMany()
  const { Resend } = await import('resend')
  const resend = new Resend(process.env.RESEND_API_KEY)
  await resend.emails.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function plunkIsolates() {
  const customers = await prisma.customer.findMany()
  await plunk.emails.send({ to: customers.map((customer) => customer.email), subject: 'March newsletter', body: 'What we shipped.' })
}
