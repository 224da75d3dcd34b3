/** The server makes one copy for each address: Plunk has no form that shows people each other. */
import Plunk from '@plunk/node'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const plunk = new Plunk(process.env.PLUNK_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await plunk.emails.send({
      to: user.email,
      subject: 'Withdrawals are delayed',
      body: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await plunk.emails.send({
    to,
    subject,
    body: html,
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

export async function sendList() {
  const users = await User.find({ newsletter: true })
  await plunk.emails.send({
    to: users.map((user) => user.email),
    subject: 'Course material for week 3',
    body: '<p>The slides are online.</p>',
  })
}
