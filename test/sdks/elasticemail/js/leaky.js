const { Configuration, EmailsApi } = require('@elasticemail/elasticemail-client-ts-axios')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const emails = new EmailsApi(new Configuration({ apiKey: process.env.ELASTIC_KEY }))
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await emails.emailsTransactionalPost({
    Recipients: {
      // expect: no-exposed-recipients
      To: customers.map((customer) => customer.email),
    },
    Content: {
      From: 'shop@shop.example',
      Subject: 'Planned maintenance on Sunday',
      Body: [{ ContentType: 'HTML', Content: '<p>We are offline from 02:00 to 04:00.</p>' }],
    },
  })
}

async function deliver(to, subject, html) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: to,
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
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
