const nodemailer = require('nodemailer')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example', port: 587 })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email).join(', '),
    subject: 'March newsletter',
    html: '<p>What we shipped this month.</p>',
  })
}

async function deliver(to, subject, html) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
