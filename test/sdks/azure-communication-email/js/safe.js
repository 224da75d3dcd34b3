const { EmailClient } = require('@azure/communication-email')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const client = new EmailClient(process.env.ACS_CONNECTION)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.beginSend({
      senderAddress: 'shop@shop.example',
      content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
      recipients: {
        to: [{ address: user.email }],
      },
    })
  }
}

async function deliver(to, subject, html) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: [{ address: to }],
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
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    recipients: {
      to: [{ address: 'team@shop.example' }],
      bcc: users.map((user) => ({ address: user.email, displayName: user.name })),
    },
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
