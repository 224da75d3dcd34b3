/** Recipients get a run of their own; the channel override puts its addresses into every copy. */
const { CourierClient } = require('@trycourier/courier')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const courier = new CourierClient({ authorizationToken: process.env.COURIER_KEY })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await courier.send({
      message: {
        to: { email: 'team@shop.example' },
        content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
        channels: {
          email: {
            override: {
              cc: customer.email,
            },
          },
        },
      },
    })
  }
}

async function deliver(to, subject, html) {
  await courier.send({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to,
          },
        },
      },
    },
  })
}

async function inviteSubscribers() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await Promise.all(subscribers.map((subscriber) => deliver(subscriber.email, 'Your invitation', '<p>Join us for the spring meet-up.</p>')))
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  for (const user of users) {
    await sendOne(user.email, 'A recall of batch 114', '<p>Please stop using it and write to us.</p>')
  }
}

async function copyToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await courier.send({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: 'Planned maintenance on Sunday', body: '<p>We are offline from 02:00 to 04:00.</p>' },
      channels: {
        email: {
          override: {
            cc: 'team@shop.example',
            bcc: customers.map((customer) => customer.email).join(','),
          },
        },
      },
    },
  })
}

async function sendList() {
  const customers = (await db.query('select email, name from customers')).rows
  await courier.send.message({
    message: {
      to: customers.map((customer) => ({ email: customer.email })),
      content: { title: 'Your invitation', body: '<p>Join us for the spring meet-up.</p>' },
    },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendList }
