/** Subscribers get a run of their own; the e-mail override puts its addresses into every run. */
const { Novu } = require('@novu/node')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const novu = new Novu(process.env.NOVU_KEY)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    overrides: {
      email: {
        // expect: no-exposed-recipients
        cc: users.map((user) => user.email),
      },
    },
  })
}

async function deliver(to, subject, html) {
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: to,
      },
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
