const Nylas = require('nylas').default
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await nylas.messages.send({
      identifier: process.env.NYLAS_GRANT,
      requestBody: {
        to: [{ email: user.email }],
        subject: 'The waitlist is open',
        body: '<p>You can sign up now.</p>',
      },
    })
  }
}

async function deliver(to, subject, html) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: to }],
      subject,
      body: html,
    },
  })
}

async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await Promise.all(subscribers.map((subscriber) => deliver(subscriber.email, 'New terms of service', '<p>They apply from June on.</p>')))
}

async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  for (const customer of customers) {
    await sendOne(customer.email, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: 'team@shop.example' }],
      bcc: users.map((user) => ({ email: user.email, name: user.name })),
      subject: 'The waitlist is open',
      body: '<p>You can sign up now.</p>',
    },
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
