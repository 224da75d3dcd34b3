import { MailtrapClient } from 'mailtrap'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN! })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.send({
      from: { email: 'shop@shop.example' },
      to: [{ email: user.email }],
      subject: 'Withdrawals are delayed',
      html: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
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
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: 'team@shop.example' }],
    bcc: users.map((user) => ({ email: user.email, name: user.name })),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

export async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await client.batchSend({
    base: { from: { email: 'shop@shop.example' }, subject: 'Course material for week 3', html: '<p>The slides are online.</p>' },
    requests: users.map((user) => ({ to: [{ email: user.email }] })),
  })
}
