import AWS from 'aws-sdk'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const ses = new AWS.SES({ region: 'eu-central-1' })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await ses
      .sendEmail({
        Source: 'shop@shop.example',
        Destination: {
          ToAddresses: [user.email],
        },
        Message: {
          Subject: { Data: 'Planned maintenance on Sunday' },
          Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
        },
      })
      .promise()
  }
}

async function deliver(to: string, subject: string, html: string) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await Promise.all(customers.map((customer) => deliver(customer.email, 'Your invitation', '<p>Join us for the spring meet-up.</p>')))
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  for (const reader of readers) {
    await sendOne(reader.email, 'A recall of batch 114', '<p>Please stop using it and write to us.</p>')
  }
}

export async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: users.map((user) => user.email),
      },
      Message: {
        Subject: { Data: 'Planned maintenance on Sunday' },
        Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
      },
    })
    .promise()
}

export async function sendBulk() {
  const users = await User.find({ newsletter: true })
  await ses
    .sendBulkTemplatedEmail({
      Source: 'shop@shop.example',
      Template: 'news',
      DefaultTemplateData: '{}',
      Destinations: users.map((user) => ({ Destination: { ToAddresses: [user.email] } })),
    })
    .promise()
}
