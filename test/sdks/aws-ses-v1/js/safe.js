const { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } = require('@aws-sdk/client-ses')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const ses = new SESClient({ region: 'eu-central-1' })
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await ses.send(
      new SendEmailCommand({
        Source: 'shop@shop.example',
        Destination: {
          ToAddresses: [customer.email],
        },
        Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
      }),
    )
  }
}

async function deliver(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
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
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: ['team@shop.example'],
        BccAddresses: customers.map((customer) => customer.email),
      },
      Message: { Subject: { Data: 'Withdrawals are delayed' }, Body: { Html: { Data: '<p>We expect to catch up tonight.</p>' } } },
    }),
  )
}

async function sendBulk() {
  const customers = (await db.query('select email, name from customers')).rows
  await ses.send(
    new SendBulkTemplatedEmailCommand({
      Source: 'shop@shop.example',
      Template: 'news',
      DefaultTemplateData: '{}',
      Destinations: customers.map((customer) => ({
        Destination: { ToAddresses: [customer.email] },
        ReplacementTemplateData: JSON.stringify({ name: customer.name }),
      })),
    }),
  )
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBulk }
