const sendgrid = require('sendgrid')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const sg = sendgrid(process.env.SENDGRID_API_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    const request = sg.emptyRequest({
      method: 'POST',
      path: '/v3/mail/send',
      body: {
        from: { email: 'shop@shop.example' },
        personalizations: [
          {
            to: [{ email: customer.email }],
          },
        ],
        subject: 'Withdrawals are delayed',
        content: [{ type: 'text/html', value: '<p>We expect to catch up tonight.</p>' }],
      },
    })
    await sg.API(request)
  }
}

async function deliver(to, subject, html) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: to }],
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
  await Promise.all(
    subscribers.map((subscriber) => deliver(subscriber.email, 'Course material for week 3', '<p>The slides are online.</p>')),
  )
}

async function notifyUsers() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  for (const user of users) {
    await sendOne(user.email, 'Your support survey', '<p>It takes two minutes.</p>')
  }
}

async function copyToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: 'team@shop.example' }],
          bcc: customers.map((customer) => ({ email: customer.email, name: customer.name })),
        },
      ],
      subject: 'Withdrawals are delayed',
      content: [{ type: 'text/html', value: '<p>We expect to catch up tonight.</p>' }],
    },
  })
  await sg.API(request)
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
