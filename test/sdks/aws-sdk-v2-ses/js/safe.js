const AWS = require('aws-sdk')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const ses = new AWS.SES({ region: 'eu-central-1' })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await ses
      .sendEmail({
        Source: 'shop@shop.example',
        Destination: {
          ToAddresses: [customer.email],
        },
        Message: {
          Subject: { Data: 'Planned maintenance on Sunday' },
          Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
        },
      })
      .promise()
  }
}

async function deliver(to, subject, html) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
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
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: customers.map((customer) => customer.email),
      },
      Message: {
        Subject: { Data: 'Planned maintenance on Sunday' },
        Body: { Html: { Data: '<p>We are offline from 02:00 to 04:00.</p>' } },
      },
    })
    .promise()
}

async function sendBulk() {
  const customers = (await db.query('select email, name from customers')).rows
  await ses
    .sendBulkTemplatedEmail({
      Source: 'shop@shop.example',
      Template: 'news',
      DefaultTemplateData: '{}',
      Destinations: customers.map((customer) => ({ Destination: { ToAddresses: [customer.email] } })),
    })
    .promise()
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBulk }
