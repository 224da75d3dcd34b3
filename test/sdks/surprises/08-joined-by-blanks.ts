/**
 * Joined by blanks, line ends or bars, the first person gets the mail with all the others as the display name. A
 * semicolon works like a comma; nested lists and RFC groups are opened. A `Set` is refused and an object whose
 * `address` holds a list is one broken address: nothing is shown then, so neither is here.
 */
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })

export async function blanks() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email).join(' '),
    subject: 'March newsletter',
  })
}

export async function semicolons() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email).join(';'),
    subject: 'March newsletter',
  })
}

export async function nested() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: ['team@shop.example', customers.map((customer) => customer.email)],
    subject: 'March newsletter',
  })
}

export async function group() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: `Customers: ${customers.map((customer) => customer.email).join(', ')};`,
    subject: 'March newsletter',
  })
}

export async function withoutDoubles() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: [...new Set(customers.map((customer) => customer.email))],
    subject: 'March newsletter',
  })
}

export async function undisclosed() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'undisclosed-recipients:;',
    bcc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
}
