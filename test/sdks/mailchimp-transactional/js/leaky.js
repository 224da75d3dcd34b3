const client = require('@mailchimp/mailchimp_transactional')(process.env.MANDRILL_KEY)
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => ({ email: customer.email, type: 'to' }))
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: recipients,
      preserve_recipients: true,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    },
  })
}

async function deliver(to, subject, html) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: to.map((email) => ({ email })),
      preserve_recipients: true,
      subject,
      html,
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
