const Email = require('email-templates')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const email = new Email({ message: { from: 'shop@shop.example' } })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await email.send({
      template: 'news',
      message: {
        to: customer.email,
        subject: 'Withdrawals are delayed',
      },
      locals: { html: '<p>We expect to catch up tonight.</p>' },
    })
  }
}

async function deliver(to, subject, html) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
  })
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
  await email.send({
    template: 'news',
    message: {
      to: 'team@shop.example',
      bcc: customers.map((customer) => customer.email),
      subject: 'Withdrawals are delayed',
    },
    locals: { html: '<p>We expect to catch up tonight.</p>' },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
