const email = require('emailjs')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const client = email.server.connect({ host: 'smtp.shop.example' })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await client.sendAsync({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email).join(', '),
    subject: 'The waitlist is open',
    text: '<p>You can sign up now.</p>',
  })
}

async function deliver(to, subject, html) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to: to.join(', '),
    subject,
    text: html,
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
