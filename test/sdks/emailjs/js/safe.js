const email = require('emailjs')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const client = email.server.connect({ host: 'smtp.shop.example' })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.sendAsync({
      from: 'shop@shop.example',
      to: user.email,
      subject: 'The waitlist is open',
      text: '<p>You can sign up now.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    text: html,
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
  await client.sendAsync({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email).join(', '),
    subject: 'The waitlist is open',
    text: '<p>You can sign up now.</p>',
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
