const { getPayload } = require('payload')
const config = require('./payload.config')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const ready = getPayload({ config })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const payload = await ready
    await payload.sendEmail({
      to: user.email,
      subject: 'March newsletter',
      html: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  const payload = await ready
  await payload.sendEmail({
    to,
    subject,
    html,
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
  const payload = await ready
  await payload.sendEmail({
    to: 'team@shop.example',
    bcc: users.map((user) => user.email),
    subject: 'March newsletter',
    html: '<p>What we shipped this month.</p>',
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
