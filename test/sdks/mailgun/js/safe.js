const formData = require('form-data')
const Mailgun = require('mailgun.js')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const mailgun = new Mailgun(formData)
const client = mailgun.client({ username: 'api', key: process.env.MAILGUN_API_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.messages.create('mg.shop.example', {
      from: 'Shop <shop@shop.example>',
      to: user.email,
      subject: 'The waitlist is open',
      html: '<p>You can sign up now.</p>',
    })
  }
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
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to: users.map((user) => user.email),
    'recipient-variables': JSON.stringify(Object.fromEntries(users.map((user) => [user.email, { name: user.name }]))),
    subject: 'New terms of service',
    html: '<p>They apply from June on.</p>',
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers, sendBatch }
