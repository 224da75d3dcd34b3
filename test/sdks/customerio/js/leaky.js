const { APIClient, SendEmailRequest } = require('customerio-node')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const client = new APIClient(process.env.CUSTOMERIO_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email).join(','),
    identifiers: { id: 'broadcast' },
    subject: 'Planned maintenance on Sunday',
    body: '<p>We are offline from 02:00 to 04:00.</p>',
  })
  await client.sendEmail(request)
}

async function deliver(to, subject, html) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: to.join(','),
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
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

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers }
