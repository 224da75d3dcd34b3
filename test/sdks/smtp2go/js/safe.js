const SMTP2GOApi = require('smtp2go-nodejs').default
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const api = SMTP2GOApi(process.env.SMTP2GO_KEY)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const mail = api
      .mail()
      .from({ email: 'shop@shop.example' })
      .to({ email: user.email })
      .subject('The waitlist is open')
      .html('<p>You can sign up now.</p>')
    await api.client().consume(mail)
  }
}

async function deliver(to, subject, html) {
  const mail = api.mail().from({ email: 'shop@shop.example' }).to({ email: to }).subject(subject).html(html)
  await api.client().consume(mail)
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
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to({ email: 'team@shop.example' })
    .bcc(users.map((user) => ({ email: user.email, name: user.name })))
    .subject('New terms of service')
    .html('<p>They apply from June on.</p>')
  await api.client().consume(mail)
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyAsBcc }
