import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)

interface Outbound {
  to: string
  subject: string
  headers?: Record<string, string>
  tags?: Record<string, string>
}

/** Tags become header lines under whatever name they have: none of them is a recipient. */
export async function deliver(message: Outbound) {
  const headers: Record<string, string> = { 'X-Shop': 'spring', ...(message.headers ?? {}) }
  for (const [name, value] of Object.entries(message.tags ?? {})) headers[name] = value
  await transporter.sendMail({ from: 'shop@shop.example', to: message.to, subject: message.subject, headers })
}

export async function greetAll() {
  for (const customer of await prisma.customer.findMany()) {
    await deliver({ to: customer.email, subject: 'Spring', tags: { customerId: customer.id } })
  }
}

/** A header line that is written out is read. */
export async function asHeader() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    subject: 'March newsletter',
    headers: {
      // expect: no-exposed-recipients
      To: customers.map((customer) => customer.email).join(', '),
    },
  })
}
