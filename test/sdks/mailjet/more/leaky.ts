import Mailjet from 'node-mailjet'
import { PrismaClient } from '@prisma/client'

const mailjet = new Mailjet({ apiKey: process.env.MJ_KEY, apiSecret: process.env.MJ_SECRET })
const prisma = new PrismaClient()

/** API v3: To and Cc are strings and shared; Recipients would isolate. */
export async function versionThree() {
  const customers = await prisma.customer.findMany()
  await mailjet.post('send').request({
    FromEmail: 'shop@shop.example',
    Subject: 'March newsletter',
    'Text-part': 'What we shipped.',
    // expect: no-exposed-recipients
    To: customers.map((customer) => customer.email).join(','),
  })
}
