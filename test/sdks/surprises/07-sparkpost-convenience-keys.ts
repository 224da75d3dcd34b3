/** SparkPost isolates, but its package gives whoever stands in `bcc` or `cc` a To line with all the others joined. */
import { PrismaClient } from '@prisma/client'
import SparkPost from 'sparkpost'

const prisma = new PrismaClient()
const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)

export async function partnerReadsAll(partner: { email: string }) {
  const customers = await prisma.customer.findMany()
  await sparkpost.transmissions.send({
    // expect: no-exposed-recipients
    recipients: customers.map((customer) => ({ address: customer.email })),
    bcc: [{ address: partner.email }],
    content: { from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' },
  })
}

export async function oneCopyEach() {
  const customers = await prisma.customer.findMany()
  await sparkpost.transmissions.send({
    recipients: customers.map((customer) => ({ address: customer.email })),
    content: { from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' },
  })
}
