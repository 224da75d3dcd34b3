/** Each recipient gets one copy; a CC header written by hand shows its addresses to all of them. */
const SparkPost = require('sparkpost')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await sparkpost.transmissions.send({
      recipients: [{ address: 'team@shop.example' }],
      content: {
        from: 'shop@shop.example',
        subject: 'Planned maintenance on Sunday',
        html: '<p>We are offline from 02:00 to 04:00.</p>',
        headers: {
          CC: customer.email,
        },
      },
    })
  }
}

async function deliver(to, subject, html) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to,
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

async function sendOneCopyEach() {
  const customers = (await db.query('select email, name from customers')).rows
  await sparkpost.transmissions.send({
    recipients: customers.map((customer) => ({ address: { email: customer.email }, substitution_data: { name: customer.name } })),
    content: { from: 'shop@shop.example', subject: 'Your invitation', html: '<p>Join us for the spring meet-up.</p>' },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, sendOneCopyEach }
