import { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } from '@aws-sdk/client-ses'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const ses = new SESClient({ region: 'eu-central-1' })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => user.email)
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: recipients,
      },
      Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
    }),
  )
}

async function deliver(to: string[], subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await deliver(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Course material for week 3',
    '<p>The slides are online.</p>',
  )
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  await broadcast(
    // expect: no-exposed-recipients
    readers.map((reader) => reader.email),
    'Your support survey',
    '<p>It takes two minutes.</p>',
  )
}
