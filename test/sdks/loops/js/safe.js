/** One address a call: Loops has no form that shows people each other. */
const { LoopsClient } = require('loops')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const loops = new LoopsClient(process.env.LOOPS_KEY)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await loops.sendTransactionalEmail({
      transactionalId: 'tx_news',
      email: user.email,
      dataVariables: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    })
  }
}

async function deliver(to, subject, html) {
  await loops.sendTransactionalEmail({
    transactionalId: 'tx_news',
    email: to,
    dataVariables: { subject, html },
  })
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

async function sendEvents() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await loops.sendEvent({ email: user.email, eventName: 'news', eventProperties: { subject: 'New terms of service' } })
  }
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, sendEvents }
