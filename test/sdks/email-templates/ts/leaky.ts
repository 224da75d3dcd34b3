import Email from 'email-templates'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const email = new Email({ message: { from: 'shop@shop.example' } })
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await email.send({
    template: 'news',
    message: {
      // expect: no-exposed-recipients
      to: users.map((user) => user.email),
      subject: 'Withdrawals are delayed',
    },
    locals: { html: '<p>We expect to catch up tonight.</p>' },
  })
}

async function deliver(to: string[], subject: string, html: string) {
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
