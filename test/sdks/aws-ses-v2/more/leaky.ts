import { SESv2, SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2'
import { PrismaClient } from '@prisma/client'

const ses = new SESv2({ region: 'eu-central-1' })
const client = new SESv2Client({ region: 'eu-central-1' })
const prisma = new PrismaClient()

export async function aggregated() {
  const customers = await prisma.customer.findMany()
  await ses.sendEmail({
    FromEmailAddress: 'shop@shop.example',
    Destination: {
      // expect: no-exposed-recipients
      CcAddresses: customers.map((customer) => customer.email),
    },
    Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Text: { Data: 'What we shipped.' } } } },
  })
}

export async function oneEntryForAll() {
  const customers = await prisma.customer.findMany()
  await client.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      DefaultContent: { Template: { TemplateName: 'news', TemplateData: '{}' } },
      // expect: no-exposed-recipients
      BulkEmailEntries: [{ Destination: { ToAddresses: customers.map((customer) => customer.email) } }],
    }),
  )
}
