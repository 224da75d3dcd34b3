import { writeFile } from 'node:fs/promises'
import nodemailer from 'nodemailer'
import { PrismaClient, type Customer } from '@prisma/client'
import { toPdf } from './pdf'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const mail = { from: 'shop@shop.example', subject: 'Your invoice' }

/** All write one file at the same time. */
export async function invoices() {
  const customers = await prisma.customer.findMany()
  const sendOne = async (customer: Customer) => {
    await writeFile('/tmp/invoice.pdf', await toPdf(customer))
    await transport.sendMail({
      ...mail,
      to: customer.email,
      // missing: no-shared-message
      attachments: [{ path: '/tmp/invoice.pdf' }],
    })
  }
  await Promise.all(customers.map(sendOne))
}

export async function invoicesApart() {
  const customers = await prisma.customer.findMany()
  const sendOne = async (customer: Customer) => {
    const path = `/tmp/invoice-${customer.id}.pdf`
    await writeFile(path, await toPdf(customer))
    await transport.sendMail({ ...mail, to: customer.email, attachments: [{ path }] })
  }
  await Promise.all(customers.map(sendOne))
}
