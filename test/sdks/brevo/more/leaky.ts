import { SendSmtpEmail, TransactionalEmailsApi } from '@getbrevo/brevo'
import Sib from 'sib-api-v3-sdk'
import { PrismaClient } from '@prisma/client'

const api = new TransactionalEmailsApi()
const old = new Sib.TransactionalEmailsApi()
const prisma = new PrismaClient()

export async function fieldsWritten() {
  const customers = await prisma.customer.findMany()
  const message = new SendSmtpEmail()
  message.subject = 'March newsletter'
  message.htmlContent = '<p>What we shipped.</p>'
  // expect: no-exposed-recipients
  message.to = customers.map((customer) => ({ email: customer.email, name: customer.name }))
  await api.sendTransacEmail(message)
}

export async function oldPackage() {
  const customers = await prisma.customer.findMany()
  await old.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: 'team@shop.example' }],
    // expect: no-exposed-recipients
    cc: customers.map((customer) => ({ email: customer.email })),
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped.</p>',
  })
}
