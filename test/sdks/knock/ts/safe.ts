/** One run for each recipient: Knock has no form that shows people each other. */
import Knock from '@knocklabs/node'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const knock = new Knock({ apiKey: process.env.KNOCK_KEY })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await knock.workflows.trigger('news', {
      recipients: [{ id: user.email, email: user.email }],
      data: { subject: 'Withdrawals are delayed', html: '<p>We expect to catch up tonight.</p>' },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await knock.workflows.trigger('news', {
    recipients: [{ id: to, email: to }],
    data: { subject, html },
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

export async function triggerForAll() {
  const users = await User.find({ newsletter: true })
  await knock.workflows.trigger('news', {
    recipients: users.map((user) => ({ id: user.email, email: user.email })),
    data: { subject: 'Course material for week 3' },
  })
}
