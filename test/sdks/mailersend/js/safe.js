const { EmailParams, MailerSend, Recipient, Sender } = require('mailersend')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const message = new EmailParams()
      .setFrom(new Sender('shop@shop.example', 'Shop'))
      .setTo([new Recipient(user.email)])
      .setSubject('The waitlist is open')
      .setHtml('<p>You can sign up now.</p>')
    await mailer.email.send(message)
  }
}

async function deliver(to, subject, html) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient(to)])
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
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

async function copyAsBcc() {
  const users = await User.find({ newsletter: true })
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient('team@shop.example')])
    .setBcc(users.map((user) => new Recipient(user.email, user.name)))
    .setSubject('New terms of service')
    .setHtml('<p>They apply from June on.</p>')
  await mailer.email.send(message)
}

async function sendBulk() {
  const subscribers = await User.find({ newsletter: true }).lean()
  const messages = subscribers.map((subscriber) =>
    new EmailParams()
      .setFrom(new Sender('shop@shop.example'))
      .setTo([new Recipient(subscriber.email)])
      .setSubject('New terms of service')
      .setHtml('<p>They apply from June on.</p>'),
  )
  await mailer.email.sendBulk(messages)
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyAsBcc, sendBulk }
