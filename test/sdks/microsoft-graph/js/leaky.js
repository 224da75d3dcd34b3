const { Client } = require('@microsoft/microsoft-graph-client')
const { authProvider } = require('./auth')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const graph = Client.initWithMiddleware({ authProvider })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => ({ emailAddress: { address: customer.email } }))
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject: 'Withdrawals are delayed',
      body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
      // expect: no-exposed-recipients
      toRecipients: recipients,
    },
  })
}

async function deliver(to, subject, html) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: to.map((address) => ({ emailAddress: { address } })),
    },
  })
}

async function inviteSubscribers() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'Course material for week 3',
    '<p>The slides are online.</p>',
  )
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  await broadcast(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your support survey',
    '<p>It takes two minutes.</p>',
  )
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers }
