/** The server makes one copy for each address: Plunk has no form that shows people each other. */
const Plunk = require('@plunk/node').default
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const plunk = new Plunk(process.env.PLUNK_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await plunk.emails.send({
      to: customer.email,
      subject: 'Withdrawals are delayed',
      body: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await plunk.emails.send({
    to,
    subject,
    body: html,
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

async function sendList() {
  const customers = (await db.query('select email, name from customers')).rows
  await plunk.emails.send({
    to: customers.map((customer) => customer.email),
    subject: 'Course material for week 3',
    body: '<p>The slides are online.</p>',
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, sendList }
