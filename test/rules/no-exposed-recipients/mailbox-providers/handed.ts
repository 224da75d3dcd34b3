import type { PrismaClient } from '@prisma/client'
import type { Mailbox } from './mailbox'

interface Outgoing {
  box: Mailbox
  prisma: PrismaClient
}

export async function tellAll({ box, prisma, subject }: Outgoing & { subject: string }) {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  await box.sendLetter({ to: customers.map((customer) => customer.email), subject, html: '<p>Come in.</p>' })
}

export async function tellAllAgain({ box, prisma }: { box: Mailbox; prisma: PrismaClient }) {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  await box.sendLetter({ to: customers.map((customer) => customer.email), subject: 'Again', html: '<p>Come in.</p>' })
  for (const customer of customers) await box.sendLetter({ to: customer.email, subject: 'Again', html: '<p>Come in.</p>' })
}
