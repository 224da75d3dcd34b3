const Email = require('email-templates')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const email = new Email({ message: { from: 'shop@shop.example' } })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await email.send({
    template: 'news',
    message: {
      // expect: no-exposed-recipients
      to: customers.map((customer) => customer.email),
      subject: 'Withdrawals are delayed',
    },
    locals: { html: '<p>We expect to catch up tonight.</p>' },
  })
}

async function deliver(to, subject, html) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
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
