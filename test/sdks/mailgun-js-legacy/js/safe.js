const mailgun = require('mailgun-js')({ apiKey: process.env.MAILGUN_API_KEY, domain: 'mg.shop.example' })
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await mailgun.messages().send({
      from: 'Shop <shop@shop.example>',
      to: customer.email,
      subject: 'Withdrawals are delayed',
      html: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to,
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
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email).join(','),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

async function sendBatch() {
  const customers = (await db.query('select email, name from customers')).rows
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: customers.map((customer) => customer.email),
    'recipient-variables': Object.fromEntries(customers.map((customer) => [customer.email, { name: customer.name }])),
    subject: 'Course material for week 3',
    html: '<p>The slides are online.</p>',
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBatch }
