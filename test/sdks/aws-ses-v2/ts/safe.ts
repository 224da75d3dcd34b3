import { SESv2Client, SendEmailCommand, SendBulkEmailCommand } from '@aws-sdk/client-sesv2'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const ses = new SESv2Client({ region: 'eu-central-1' })
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'shop@shop.example',
        Destination: {
          ToAddresses: [subscriber.email],
        },
        Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
      }),
    )
  }
}

async function deliver(to: string, subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await Promise.all(users.map((user) => deliver(user.email, 'Doors open at seven', '<p>See you on Friday.</p>')))
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  for (const customer of customers) {
    await sendOne(customer.email, 'Our prices change in May', '<p>Your plan stays as it is until then.</p>')
  }
}

export async function copyToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: subscribers.map((subscriber) => subscriber.email),
      },
      Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
    }),
  )
}

export async function sendBulk() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  await ses.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      DefaultContent: { Template: { TemplateName: 'news', TemplateData: '{}' } },
      BulkEmailEntries: subscribers.map((subscriber) => ({ Destination: { ToAddresses: [subscriber.email] } })),
    }),
  )
}
