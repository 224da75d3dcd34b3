const Nylas = require('nylas').default
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      // expect: no-exposed-recipients
      to: users.map((user) => ({ email: user.email, name: user.name })),
      subject: 'The waitlist is open',
      body: '<p>You can sign up now.</p>',
    },
  })
}

async function deliver(to, subject, html) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: to.map((email) => ({ email })),
      subject,
      body: html,
    },
  })
}

async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers }
