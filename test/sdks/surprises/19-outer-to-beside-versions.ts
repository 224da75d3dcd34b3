/** Brevo refuses an outer `to` next to `messageVersions` (older pages: ignores it); the versions are what is sent. */
import { BrevoClient } from '@getbrevo/brevo'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const brevo = new BrevoClient({ apiKey: process.env.BREVO_API_KEY! })

export async function versions() {
  const customers = await prisma.customer.findMany()
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: customers.map((customer) => ({ email: customer.email })),
    messageVersions: customers.map((customer) => ({ to: [{ email: customer.email }], params: { name: customer.name } })),
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped.</p>',
  })
}

export async function oneVersionForAll() {
  const customers = await prisma.customer.findMany()
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    messageVersions: [{ to: customers.map((customer) => ({ email: customer.email })) }],
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped.</p>',
  })
}
