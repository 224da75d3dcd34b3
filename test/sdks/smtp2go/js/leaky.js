const SMTP2GOApi = require('smtp2go-nodejs').default
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const api = SMTP2GOApi(process.env.SMTP2GO_KEY)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    // expect: no-exposed-recipients
    .to(users.map((user) => ({ email: user.email, name: user.name })))
    .subject('The waitlist is open')
    .html('<p>You can sign up now.</p>')
  await api.client().consume(mail)
}

async function deliver(to, subject, html) {
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to(to.map((email) => ({ email })))
    .subject(subject)
    .html(html)
  await api.client().consume(mail)
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
