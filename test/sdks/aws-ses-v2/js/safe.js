const { SESv2Client, SendEmailCommand, SendBulkEmailCommand } = require('@aws-sdk/client-sesv2')
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const ses = new SESv2Client({ region: 'eu-central-1' })
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'shop@shop.example',
        Destination: {
          ToAddresses: [user.email],
        },
        Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
      }),
    )
  }
}

async function deliver(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
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
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: users.map((user) => user.email),
      },
      Content: { Simple: { Subject: { Data: 'March newsletter' }, Body: { Html: { Data: '<p>What we shipped this month.</p>' } } } },
    }),
  )
}

async function sendBulk() {
  const users = await User.find({ newsletter: true })
  await ses.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      DefaultContent: { Template: { TemplateName: 'news', TemplateData: '{}' } },
      BulkEmailEntries: users.map((user) => ({ Destination: { ToAddresses: [user.email] } })),
    }),
  )
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers, sendBulk }
