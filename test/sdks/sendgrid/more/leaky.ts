import client from '@sendgrid/client'
import { MailService } from '@sendgrid/mail'
import { PrismaClient } from '@prisma/client'

const mail = new MailService()
const prisma = new PrismaClient()

export async function request() {
  const customers = await prisma.customer.findMany()
  await client.request({
    url: '/v3/mail/send',
    method: 'POST',
    body: {
      from: { email: 'shop@shop.example' },
      // expect: no-exposed-recipients
      personalizations: [{ to: customers.map((customer) => ({ email: customer.email })) }],
      subject: 'March newsletter',
    },
  })
}

export async function service() {
  const customers = await prisma.customer.findMany()
  await mail.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    // expect: no-exposed-recipients
    cc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    text: 'What we shipped.',
  })
}

export async function listOfMessages() {
  const customers = await prisma.customer.findMany()
  await mail.send([
    { from: 'shop@shop.example', to: 'team@shop.example', subject: 'A copy', text: 'What we shipped.' },
    {
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: customers.map((customer) => customer.email),
      subject: 'March newsletter',
      text: 'What we shipped.',
    },
  ])
}
