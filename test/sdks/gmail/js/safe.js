const { google } = require('googleapis')
const { auth } = require('./auth')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const gmail = google.gmail({ version: 'v1', auth })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const lines = [
      'From: shop@shop.example',
      `To: ${user.email}`,
      'Subject: March newsletter',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>What we shipped this month.</p>',
    ]
    await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
  }
}

async function deliver(to, subject, html) {
  const lines = ['From: shop@shop.example', `To: ${to}`, `Subject: ${subject}`, 'Content-Type: text/html; charset=utf-8', '', html]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
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

async function copyAsBcc() {
  const users = await User.find({ newsletter: true })
  const lines = [
    'From: shop@shop.example',
    'To: team@shop.example',
    `Bcc: ${users.map((user) => user.email).join(', ')}`,
    '',
    '<p>See you on Friday.</p>',
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyAsBcc }
