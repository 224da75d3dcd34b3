import { Client } from '@microsoft/microsoft-graph-client'
import { authProvider } from './auth'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const graph = Client.initWithMiddleware({ authProvider })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => ({ emailAddress: { address: user.email } }))
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject: 'Withdrawals are delayed',
      body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
      // expect: no-exposed-recipients
      toRecipients: recipients,
    },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: to.map((address) => ({ emailAddress: { address } })),
    },
  })
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
