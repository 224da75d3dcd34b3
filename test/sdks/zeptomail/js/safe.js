const { SendMailClient } = require('zeptomail')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.sendMail({
      from: { address: 'shop@shop.example', name: 'Shop' },
      to: [{ email_address: { address: user.email } }],
      subject: 'March newsletter',
      htmlbody: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: to } }],
    subject,
    htmlbody: html,
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
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: 'team@shop.example' } }],
    bcc: users.map((user) => ({ email_address: { address: user.email, name: user.name } })),
    subject: 'March newsletter',
    htmlbody: '<p>What we shipped this month.</p>',
  })
}

async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await client.sendBatchMail({
    from: { address: 'shop@shop.example' },
    to: users.map((user) => ({ email_address: { address: user.email, name: user.name } })),
    subject: 'Doors open at seven',
    htmlbody: '<p>See you on Friday.</p>',
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers, sendBatch }
