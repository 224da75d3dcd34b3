import SES from 'aws-sdk/clients/ses'
import { SESV2 } from 'aws-sdk'
import { PrismaClient } from '@prisma/client'

const ses = new SES({ region: 'eu-central-1' })
const second = new SESV2({ region: 'eu-central-1' })
const prisma = new PrismaClient()

export async function templated() {
  const customers = await prisma.customer.findMany()
  await ses
    .sendTemplatedEmail({
      Source: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: customers.map((customer) => customer.email),
      },
      Template: 'news',
      TemplateData: '{}',
    })
    .promise()
}

export async function v2() {
  const customers = await prisma.customer.findMany()
  await second
    .sendEmail({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: customers.map((customer) => customer.email),
      },
      Content: { Template: { TemplateName: 'news', TemplateData: '{}' } },
    })
    .promise()
}
