const { EmailParams, MailerSend, Recipient, Sender } = require('mailersend')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => new Recipient(user.email, user.name))
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    // expect: no-exposed-recipients
    .setTo(recipients)
    .setSubject('The waitlist is open')
    .setHtml('<p>You can sign up now.</p>')
  await mailer.email.send(message)
}

async function deliver(to, subject, html) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo(to.map((address) => new Recipient(address)))
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
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
