const client = require('@mailchimp/mailchimp_transactional')(process.env.MANDRILL_KEY)
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await client.messages.send({
      message: {
        from_email: 'shop@shop.example',
        to: [{ email: customer.email }],
        preserve_recipients: true,
        subject: 'Planned maintenance on Sunday',
        html: '<p>We are offline from 02:00 to 04:00.</p>',
      },
    })
  }
}

async function deliver(to, subject, html) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: [{ email: to }],
      preserve_recipients: true,
      subject,
      html,
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

async function sendIsolated() {
  const customers = (await db.query('select email, name from customers')).rows
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: customers.map((customer) => ({ email: customer.email })),
      preserve_recipients: false,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    },
  })
}

async function copyAsBcc() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: subscribers.map((subscriber) => ({ email: subscriber.email, type: 'bcc' })),
      preserve_recipients: true,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, sendIsolated, copyAsBcc }
