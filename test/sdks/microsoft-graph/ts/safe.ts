import { Client } from '@microsoft/microsoft-graph-client'
import { authProvider } from './auth'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const graph = Client.initWithMiddleware({ authProvider })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await graph.api('/users/shop@shop.example/sendMail').post({
      message: {
        subject: 'Withdrawals are delayed',
        body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
        toRecipients: [{ emailAddress: { address: user.email } }],
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  })
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
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject: 'Withdrawals are delayed',
      body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
      toRecipients: [{ emailAddress: { address: 'team@shop.example' } }],
      bccRecipients: users.map((user) => ({ emailAddress: { address: user.email } })),
    },
  })
}
