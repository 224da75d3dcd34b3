const { Configuration, EmailsApi } = require('@elasticemail/elasticemail-client-ts-axios')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const emails = new EmailsApi(new Configuration({ apiKey: process.env.ELASTIC_KEY }))
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await emails.emailsTransactionalPost({
      Recipients: {
        To: [customer.email],
      },
      Content: {
        From: 'shop@shop.example',
        Subject: 'Planned maintenance on Sunday',
        Body: [{ ContentType: 'HTML', Content: '<p>We are offline from 02:00 to 04:00.</p>' }],
      },
    })
  }
}

async function deliver(to, subject, html) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: [to],
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
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
  await emails.emailsTransactionalPost({
    Recipients: {
      To: ['team@shop.example'],
      BCC: customers.map((customer) => customer.email),
    },
    Content: {
      From: 'shop@shop.example',
      Subject: 'Planned maintenance on Sunday',
      Body: [{ ContentType: 'HTML', Content: '<p>We are offline from 02:00 to 04:00.</p>' }],
    },
  })
}

async function sendBulk() {
  const customers = (await db.query('select email, name from customers')).rows
  await emails.emailsPost({
    Recipients: customers.map((customer) => ({ Email: customer.email })),
    Content: {
      From: 'shop@shop.example',
      Subject: 'Your invitation',
      Body: [{ ContentType: 'HTML', Content: '<p>Join us for the spring meet-up.</p>' }],
    },
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBulk }
