const axios = require('axios')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await axios.post(
    'https://api.brevo.com/v3/smtp/email',
    {
      sender: { email: 'shop@shop.example' },
      // expect: no-exposed-recipients
      to: users.map((user) => ({ email: user.email, name: user.name })),
      subject: 'March newsletter',
      htmlContent: '<p>What we shipped this month.</p>',
    },
    { headers: { 'api-key': process.env.BREVO_API_KEY } },
  )
}

async function deliver(to, subject, html) {
  await axios.post(
    'https://api.brevo.com/v3/smtp/email',
    {
      sender: { email: 'shop@shop.example' },
      to: to.map((email) => ({ email })),
      subject,
      htmlContent: html,
    },
    { headers: { 'api-key': process.env.BREVO_API_KEY } },
  )
}

async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'Doors open at seven',
    '<p>See you on Friday.</p>',
  )
}

async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
    '<p>Your plan stays as it is until then.</p>',
  )
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers }
