const { MailtrapClient } = require('mailtrap')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => ({ email: customer.email, name: customer.name }))
  await client.send({
    from: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    to: recipients,
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

async function deliver(to, subject, html) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
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
