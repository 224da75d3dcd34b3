import { SESv2Client, SendEmailCommand, SendBulkEmailCommand } from '@aws-sdk/client-sesv2'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const ses = new SESv2Client({ region: 'eu-central-1' })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: subscribers.map((subscriber) => subscriber.email),
      },
      Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
    }),
  )
}

async function deliver(to: string[], subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Doors open at seven',
    '<p>See you on Friday.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
    '<p>Your plan stays as it is until then.</p>',
  )
}
