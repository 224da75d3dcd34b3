const sgMail = require('@sendgrid/mail')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

sgMail.setApiKey(process.env.SENDGRID_API_KEY)
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await sgMail.send({
      from: 'shop@shop.example',
      to: customer.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await sgMail.send({
    from: 'shop@shop.example',
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
  await sgMail.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

async function sendMultipleCopies() {
  const customers = (await db.query('select email, name from customers')).rows
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}

async function sendWithFlag() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await sgMail.send({
    from: 'shop@shop.example',
    to: subscribers.map((subscriber) => subscriber.email),
    isMultiple: true,
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}

async function sendPersonalized() {
  const users = (await db.query('select email, name from users where newsletter')).rows
  await sgMail.send({
    from: 'shop@shop.example',
    personalizations: users.map((user) => ({ to: user.email, dynamicTemplateData: { name: user.name } })),
    templateId: 'd-1',
  })
}

async function sendArray() {
  const customers = (await db.query('select email, name from customers')).rows
  await sgMail.send(
    customers.map((customer) => ({
      from: 'shop@shop.example',
      to: customer.email,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    })),
  )
}

module.exports = {
  announceToCustomers,
  inviteSubscribers,
  notifyUsers,
  copyToCustomers,
  sendMultipleCopies,
  sendWithFlag,
  sendPersonalized,
  sendArray,
}
