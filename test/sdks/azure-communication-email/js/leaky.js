const { EmailClient } = require('@azure/communication-email')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const client = new EmailClient(process.env.ACS_CONNECTION)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    recipients: {
      // expect: no-exposed-recipients
      to: users.map((user) => ({ address: user.email, displayName: user.name })),
    },
  })
}

async function deliver(to, subject, html) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: to.map((address) => ({ address })),
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
