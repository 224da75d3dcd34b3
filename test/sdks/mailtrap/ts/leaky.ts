import { MailtrapClient } from 'mailtrap'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN! })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => ({ email: user.email, name: user.name }))
  await client.send({
    from: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    to: recipients,
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
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
