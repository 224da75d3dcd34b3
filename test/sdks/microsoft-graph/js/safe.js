const { Client } = require('@microsoft/microsoft-graph-client')
const { authProvider } = require('./auth')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const graph = Client.initWithMiddleware({ authProvider })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await graph.api('/users/shop@shop.example/sendMail').post({
      message: {
        subject: 'Withdrawals are delayed',
        body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
        toRecipients: [{ emailAddress: { address: customer.email } }],
      },
    })
  }
}

async function deliver(to, subject, html) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  })
}

async function inviteSubscribers() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await Promise.all(
    subscribers.map((subscriber) => deliver(subscriber.email, 'Course material for week 3', '<p>The slides are online.</p>')),
  )
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  for (const user of users) {
    await sendOne(user.email, 'Your support survey', '<p>It takes two minutes.</p>')
  }
}

async function copyToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject: 'Withdrawals are delayed',
      body: { contentType: 'HTML', content: '<p>We expect to catch up tonight.</p>' },
      toRecipients: [{ emailAddress: { address: 'team@shop.example' } }],
      bccRecipients: customers.map((customer) => ({ emailAddress: { address: customer.email } })),
    },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
