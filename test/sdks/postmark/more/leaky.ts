import * as postmark from 'postmark'
import { PrismaClient } from '@prisma/client'

const client = new postmark.ServerClient(process.env.POSTMARK_TOKEN!)
const prisma = new PrismaClient()

export async function positional() {
  const customers = await prisma.customer.findMany()
  const message = new postmark.Models.Message(
    'shop@shop.example',
    'March newsletter',
    '<p>What we shipped.</p>',
    'What we shipped.',
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email).join(','),
  )
  await client.sendEmail(message)
}

export async function template() {
  const customers = await prisma.customer.findMany()
  await client.sendEmailWithTemplate({
    From: 'shop@shop.example',
    To: 'team@shop.example',
    // expect: no-exposed-recipients
    Cc: customers.map((customer) => customer.email).join(','),
    TemplateAlias: 'news',
    TemplateModel: {},
  })
}
