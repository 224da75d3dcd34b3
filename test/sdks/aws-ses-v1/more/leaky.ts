import { SES, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { PrismaClient } from '@prisma/client'

const ses = new SES({ region: 'eu-central-1' })
const client = new SESClient({ region: 'eu-central-1' })
const prisma = new PrismaClient()

export async function aggregated() {
  const customers = await prisma.customer.findMany()
  await ses.sendEmail({
    Source: 'shop@shop.example',
    Destination: {
      // expect: no-exposed-recipients
      ToAddresses: customers.map((customer) => customer.email),
    },
    Message: { Subject: { Data: 'March newsletter' }, Body: { Text: { Data: 'What we shipped.' } } },
  })
}

export async function raw() {
  const customers = await prisma.customer.findMany()
  const lines = [
    'From: shop@shop.example',
    // expect: no-exposed-recipients
    'To: ' + customers.map((customer) => customer.email).join(', '),
    'Subject: March newsletter',
    '',
    'What we shipped.',
  ]
  await client.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(lines.join('\r\n')) } }))
}

// Who gets it stands in Destinations, what is shown in the lines of the text.
export async function rawForList() {
  const customers = await prisma.customer.findMany()
  const text = 'From: shop@shop.example\r\nTo: shop@shop.example\r\nSubject: March newsletter\r\n\r\nWhat we shipped.'
  await client.send(
    new SendRawEmailCommand({ Destinations: customers.map((customer) => customer.email), RawMessage: { Data: Buffer.from(text) } }),
  )
}
