/** Without `preserve_recipients` a box in the account decides: at most likely. Merge variables change nothing. */
import mailchimp from '@mailchimp/mailchimp_transactional'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const client = mailchimp(process.env.MANDRILL_KEY!)

export async function unset() {
  const customers = await prisma.customer.findMany()
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: customers.map((customer) => ({ email: customer.email })),
      merge_vars: customers.map((customer) => ({ rcpt: customer.email, vars: [{ name: 'name', content: customer.name }] })),
      subject: 'March newsletter',
      text: 'What we shipped.',
    },
  })
}

export async function isolated() {
  const customers = await prisma.customer.findMany()
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: customers.map((customer) => ({ email: customer.email })),
      preserve_recipients: false,
      subject: 'March newsletter',
      text: 'What we shipped.',
    },
  })
}

export async function copies() {
  const customers = await prisma.customer.findMany()
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: customers.map((customer) => ({ email: customer.email, type: 'bcc' })),
      subject: 'March newsletter',
      text: 'What we shipped.',
    },
  })
}
