const { ServerClient } = require('postmark')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const postmark = new ServerClient(process.env.POSTMARK_TOKEN)
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await postmark.sendEmail({
      From: 'shop@shop.example',
      To: user.email,
      Subject: 'March newsletter',
      HtmlBody: '<p>What we shipped this month.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to,
    Subject: subject,
    HtmlBody: html,
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
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: 'team@shop.example',
    Bcc: users.map((user) => user.email).join(','),
    Subject: 'March newsletter',
    HtmlBody: '<p>What we shipped this month.</p>',
  })
}

async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await postmark.sendEmailBatch(
    users.map((user) => ({
      From: 'shop@shop.example',
      To: user.email,
      Subject: 'Doors open at seven',
      HtmlBody: '<p>See you on Friday.</p>',
    })),
  )
}

async function sendBulk() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await postmark.sendBulkEmail({
    From: 'shop@shop.example',
    Subject: 'Doors open at seven',
    HtmlBody: '<p>See you on Friday.</p>',
    Messages: subscribers.map((subscriber) => ({ To: subscriber.email })),
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers, sendBatch, sendBulk }
