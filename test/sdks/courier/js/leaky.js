/** Recipients get a run of their own; the channel override puts its addresses into every copy. */
const { CourierClient } = require('@trycourier/courier')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const courier = new CourierClient({ authorizationToken: process.env.COURIER_KEY })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => customer.email).join(',')
  await courier.send({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
      channels: {
        email: {
          override: {
            // expect: no-exposed-recipients
            cc: recipients,
          },
        },
      },
    },
  })
}

async function deliver(to, subject, html) {
  await courier.send({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to.join(','),
          },
        },
      },
    },
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

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers }
