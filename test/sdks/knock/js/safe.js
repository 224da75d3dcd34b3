/** One run for each recipient: Knock has no form that shows people each other. */
const { Knock } = require('@knocklabs/node')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const knock = new Knock({ apiKey: process.env.KNOCK_KEY })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await knock.workflows.trigger('news', {
      recipients: [{ id: customer.email, email: customer.email }],
      data: { subject: 'Withdrawals are delayed', html: '<p>We expect to catch up tonight.</p>' },
    })
  }
}

async function deliver(to, subject, html) {
  await knock.workflows.trigger('news', {
    recipients: [{ id: to, email: to }],
    data: { subject, html },
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

async function triggerForAll() {
  const customers = (await db.query('select email, name from customers')).rows
  await knock.workflows.trigger('news', {
    recipients: customers.map((customer) => ({ id: customer.email, email: customer.email })),
    data: { subject: 'Course material for week 3' },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, triggerForAll }
