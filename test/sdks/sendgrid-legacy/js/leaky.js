const sendgrid = require('sendgrid')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const sg = sendgrid(process.env.SENDGRID_API_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => ({ email: customer.email, name: customer.name }))
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          // expect: no-exposed-recipients
          to: recipients,
        },
      ],
      subject: 'Withdrawals are delayed',
      content: [{ type: 'text/html', value: '<p>We expect to catch up tonight.</p>' }],
    },
  })
  await sg.API(request)
}

async function deliver(to, subject, html) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: to.map((email) => ({ email })),
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
}

async function inviteSubscribers() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'Course material for week 3',
    '<p>The slides are online.</p>',
  )
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  await broadcast(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your support survey',
    '<p>It takes two minutes.</p>',
  )
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers }
