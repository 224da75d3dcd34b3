import sgMail from '@sendgrid/mail'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const from = 'news@shop.example'

export async function sometimes(apart: boolean) {
  const customers = await db.customer.findMany()
  await sgMail.send({
    from,
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'News',
    text: 'Our news',
    ...(apart ? { isMultiple: true } : {}),
  })
}

export async function byCount() {
  const customers = await db.customer.findMany()
  const to = customers.map((customer) => customer.email)
  await sgMail.send({ from, to, subject: 'News', text: 'Our news', isMultiple: to.length > 1 })
}

async function deliver(to: string | string[], subject: string) {
  await sgMail.send({ from, to, subject, text: 'Our news', isMultiple: Array.isArray(to) })
}

export async function byKind() {
  const customers = await db.customer.findMany()
  await deliver(
    customers.map((customer) => customer.email),
    'News',
  )
}
