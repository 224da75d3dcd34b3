import Email from 'email-templates'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const email = new Email({ message: { from: 'shop@shop.example' } })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await email.send({
      template: 'news',
      message: {
        to: user.email,
        subject: 'Withdrawals are delayed',
      },
      locals: { html: '<p>We expect to catch up tonight.</p>' },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
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
  await email.send({
    template: 'news',
    message: {
      to: 'team@shop.example',
      bcc: users.map((user) => user.email),
      subject: 'Withdrawals are delayed',
    },
    locals: { html: '<p>We expect to catch up tonight.</p>' },
  })
}
