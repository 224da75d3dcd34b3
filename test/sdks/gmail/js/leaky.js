const { google } = require('googleapis')
const { auth } = require('./auth')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const gmail = google.gmail({ version: 'v1', auth })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const lines = [
    'From: shop@shop.example',
    // expect: no-exposed-recipients
    `To: ${users.map((user) => user.email).join(', ')}`,
    'Subject: March newsletter',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>What we shipped this month.</p>',
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

async function deliver(to, subject, html) {
  const lines = [
    'From: shop@shop.example',
    `To: ${to.join(', ')}`,
    `Subject: ${subject}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
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
