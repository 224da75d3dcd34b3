/** Recipients get a run of their own; the channel override puts its addresses into every copy. */
import Courier from '@trycourier/courier'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const courier = new Courier({ apiKey: process.env.COURIER_KEY })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await courier.send.message({
      message: {
        to: { email: 'team@shop.example' },
        content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
        channels: {
          email: {
            override: {
              cc: user.email,
            },
          },
        },
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to,
          },
        },
      },
    },
  })
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
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
      channels: {
        email: {
          override: {
            cc: 'team@shop.example',
            bcc: users.map((user) => user.email).join(','),
          },
        },
      },
    },
  })
}

export async function sendList() {
  const users = await User.find({ newsletter: true })
  await courier.send.message({
    message: {
      to: users.map((user) => ({ email: user.email })),
      content: { title: 'Your invitation', body: '<p>Join us for the spring meet-up.</p>' },
    },
  })
}
