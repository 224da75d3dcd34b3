const { SESv2Client, SendEmailCommand, SendBulkEmailCommand } = require('@aws-sdk/client-sesv2')
const mongoose = require('mongoose')
const { broadcast } = require('./mailer')

const ses = new SESv2Client({ region: 'eu-central-1' })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: users.map((user) => user.email),
      },
      Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
    }),
  )
}

async function deliver(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
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
