const AWS = require('aws-sdk')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const ses = new AWS.SES({ region: 'eu-central-1' })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        // expect: no-exposed-recipients
        ToAddresses: customers.map((customer) => customer.email),
      },
      Message: {
        Subject: { Data: 'Planned maintenance on Sunday' },
        Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
      },
    })
    .promise()
}

async function deliver(to, subject, html) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
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
