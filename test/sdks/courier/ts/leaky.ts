/** Recipients get a run of their own; the channel override puts its addresses into every copy. */
import Courier from '@trycourier/courier'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const courier = new Courier({ apiKey: process.env.COURIER_KEY })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => user.email).join(',')
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
      channels: {
        email: {
          override: {
            // expect: no-exposed-recipients
            cc: recipients,
          },
        },
      },
    },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to.join(','),
          },
        },
      },
    },
  })
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
