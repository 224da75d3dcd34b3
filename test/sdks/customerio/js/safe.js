const { APIClient, SendEmailRequest } = require('customerio-node')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const client = new APIClient(process.env.CUSTOMERIO_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    const request = new SendEmailRequest({
      from: 'shop@shop.example',
      to: customer.email,
      identifiers: { id: 'broadcast' },
      subject: 'Planned maintenance on Sunday',
      body: '<p>We are offline from 02:00 to 04:00.</p>',
    })
    await client.sendEmail(request)
  }
}

async function deliver(to, subject, html) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to,
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
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
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email).join(','),
    identifiers: { id: 'broadcast' },
    subject: 'Planned maintenance on Sunday',
    body: '<p>We are offline from 02:00 to 04:00.</p>',
  })
  await client.sendEmail(request)
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
