import mailgunJs from 'mailgun-js'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const mailgun = mailgunJs({ apiKey: process.env.MAILGUN_API_KEY!, domain: 'mg.shop.example' })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await mailgun.messages().send({
      from: 'Shop <shop@shop.example>',
      to: user.email,
      subject: 'Withdrawals are delayed',
      html: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to,
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
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email).join(','),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

export async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: users.map((user) => user.email),
    'recipient-variables': Object.fromEntries(users.map((user) => [user.email, { name: user.name }])),
    subject: 'Course material for week 3',
    html: '<p>The slides are online.</p>',
  })
}
