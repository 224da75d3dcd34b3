const sendpulse = require('sendpulse-api')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

sendpulse.init(process.env.SP_ID, process.env.SP_SECRET, '/var/cache/', () => {})
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    sendpulse.smtpSendMail(console.log, {
      from: { email: 'shop@shop.example', name: 'Shop' },
      to: [{ email: customer.email }],
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: [{ email: to }],
    subject,
    html,
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
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: [{ email: 'team@shop.example' }],
    bcc: customers.map((customer) => ({ email: customer.email, name: customer.name })),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
