import { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } from '@aws-sdk/client-ses'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const ses = new SESClient({ region: 'eu-central-1' })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await ses.send(
      new SendEmailCommand({
        Source: 'shop@shop.example',
        Destination: {
          ToAddresses: [user.email],
        },
        Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
      }),
    )
  }
}

async function deliver(to: string, subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await Promise.all(customers.map((customer) => deliver(customer.email, 'Course material for week 3', '<p>The slides are online.</p>')))
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  for (const reader of readers) {
    await sendOne(reader.email, 'Your support survey', '<p>It takes two minutes.</p>')
  }
}

export async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: users.map((user) => user.email),
      },
      Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
    }),
  )
}

export async function sendBulk() {
  const users = await User.find({ newsletter: true })
  await ses.send(
    new SendBulkTemplatedEmailCommand({
      Source: 'shop@shop.example',
      Template: 'news',
      DefaultTemplateData: '{}',
      Destinations: users.map((user) => ({
        Destination: { ToAddresses: [user.email] },
        ReplacementTemplateData: JSON.stringify({ name: user.name }),
      })),
    }),
  )
}
