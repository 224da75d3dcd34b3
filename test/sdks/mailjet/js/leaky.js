const mailjet = require('node-mailjet').apiConnect(process.env.MJ_KEY, process.env.MJ_SECRET)
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        // expect: no-exposed-recipients
        To: customers.map((customer) => ({ Email: customer.email, Name: customer.name })),
        Subject: 'Withdrawals are delayed',
        HTMLPart: '<p>We expect to catch up tonight.</p>',
      },
    ],
  })
}

async function deliver(to, subject, html) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: to.map((Email) => ({ Email })),
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
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
