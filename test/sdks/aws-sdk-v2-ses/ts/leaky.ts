import AWS from 'aws-sdk'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const ses = new AWS.SES({ region: 'eu-central-1' })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: users.map((user) => user.email),
      },
      Message: {
        Subject: { Data: 'Planned maintenance on Sunday' },
        Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
      },
    })
    .promise()
}

async function deliver(to: string[], subject: string, html: string) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await deliver(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Your invitation',
    '<p>Join us for the spring meet-up.</p>',
  )
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  await broadcast(
    // expect: no-exposed-recipients
    readers.map((reader) => reader.email),
    'A recall of batch 114',
    '<p>Please stop using it and write to us.</p>',
  )
}
