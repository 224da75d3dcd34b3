const { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } = require('@aws-sdk/client-ses')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const ses = new SESClient({ region: 'eu-central-1' })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  const recipients = customers.map((customer) => customer.email)
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: recipients,
      },
      Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
    }),
  )
}

async function deliver(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
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
