const formData = require('form-data')
const Mailgun = require('mailgun.js')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const mailgun = new Mailgun(formData)
const client = mailgun.client({ username: 'api', key: process.env.MAILGUN_API_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

async function deliver(to, subject, html) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
