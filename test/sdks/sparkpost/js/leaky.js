/** Each recipient gets one copy; a CC header written by hand shows its addresses to all of them. */
const SparkPost = require('sparkpost')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
      headers: {
        // expect: no-exposed-recipients
        CC: customers.map((customer) => customer.email).join(', '),
      },
    },
  })
}

async function deliver(to, subject, html) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to.join(', '),
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
