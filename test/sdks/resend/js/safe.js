const { Resend } = require('resend')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const resend = new Resend(process.env.RESEND_API_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await resend.emails.send({
      from: 'Shop <shop@shop.example>',
      to: customer.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

async function sendBatch() {
  const customers = (await db.query('select email, name from customers')).rows
  await resend.batch.send(
    customers.map((customer) => ({
      from: 'Shop <shop@shop.example>',
      to: customer.email,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    })),
  )
}

async function oldVersion() {
  const subscribers = (await db.query('select email from subscribers')).rows
  for (const { email } of subscribers)
    await resend.sendEmail({ from: 'Shop <shop@shop.example>', to: email, subject: 'News', text: 'New in May' })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendBatch, oldVersion }
