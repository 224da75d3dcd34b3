import Nylas from 'nylas'
import { PrismaClient } from '@prisma/client'

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY! })
const prisma = new PrismaClient()

export async function draft(identifier: string) {
  const customers = await prisma.customer.findMany()
  await nylas.drafts.create({
    identifier,
    requestBody: {
      // expect: no-exposed-recipients
      to: customers.map((customer) => ({ email: customer.email })),
      subject: 'March newsletter',
      body: 'What we shipped.',
    },
  })
}
