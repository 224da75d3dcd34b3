const { SendMailClient } = require('zeptomail')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => ({ email_address: { address: user.email, name: user.name } }))
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    // expect: no-exposed-recipients
    to: recipients,
    subject: 'March newsletter',
    htmlbody: '<p>What we shipped this month.</p>',
  })
}

async function deliver(to, subject, html) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: to.map((address) => ({ email_address: { address } })),
    subject,
    htmlbody: html,
  })
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
