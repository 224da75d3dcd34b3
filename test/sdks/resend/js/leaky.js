const { Resend } = require('resend')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const resend = new Resend(process.env.RESEND_API_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

async function deliver(to, subject, html) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function inviteSubscribers() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'Your invitation',
    '<p>Join us for the spring meet-up.</p>',
  )
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  await broadcast(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'A recall of batch 114',
    '<p>Please stop using it and write to us.</p>',
  )
}

/** Below version 1 the client sent by itself. */
async function oldVersion() {
  const subscribers = (await db.query('select email from subscribers')).rows
  // expect: no-exposed-recipients
  await resend.sendEmail({ from: 'Shop <shop@shop.example>', to: subscribers.map((one) => one.email), subject: 'News', text: 'New in May' })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, oldVersion }
