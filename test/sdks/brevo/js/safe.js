const Brevo = require('@getbrevo/brevo')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const brevo = new Brevo.TransactionalEmailsApi()
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await brevo.sendTransacEmail({
      sender: { email: 'shop@shop.example' },
      to: [{ email: user.email }],
      subject: 'March newsletter',
      htmlContent: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await brevo.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    htmlContent: html,
  })
}

async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await Promise.all(subscribers.map((subscriber) => deliver(subscriber.email, 'Doors open at seven', '<p>See you on Friday.</p>')))
}

async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  for (const customer of customers) {
    await sendOne(customer.email, 'Our prices change in May', '<p>Your plan stays as it is until then.</p>')
  }
}

async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await brevo.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: 'team@shop.example' }],
    bcc: users.map((user) => ({ email: user.email, name: user.name })),
    subject: 'March newsletter',
    htmlContent: '<p>What we shipped this month.</p>',
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
