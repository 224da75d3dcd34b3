/** Subscribers get a run of their own; the e-mail override puts its addresses into every run. */
const { Novu } = require('@novu/node')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const novu = new Novu(process.env.NOVU_KEY)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await novu.trigger('news', {
      to: { subscriberId: 'team' },
      payload: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
      overrides: {
        email: {
          cc: [user.email],
        },
      },
    })
  }
}

async function deliver(to, subject, html) {
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: [to],
      },
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
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    overrides: {
      email: {
        cc: ['team@shop.example'],
        bcc: users.map((user) => user.email),
      },
    },
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
