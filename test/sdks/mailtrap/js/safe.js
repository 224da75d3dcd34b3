const { MailtrapClient } = require('mailtrap')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await client.send({
      from: { email: 'shop@shop.example' },
      to: [{ email: customer.email }],
      subject: 'Withdrawals are delayed',
      html: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
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
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: 'team@shop.example' }],
    bcc: customers.map((customer) => ({ email: customer.email, name: customer.name })),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

async function sendBatch() {
  const customers = (await db.query('select email, name from customers')).rows
  await client.batchSend({
    base: { from: { email: 'shop@shop.example' }, subject: 'Course material for week 3', html: '<p>The slides are online.</p>' },
    requests: customers.map((customer) => ({ to: [{ email: customer.email }] })),
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBatch }
