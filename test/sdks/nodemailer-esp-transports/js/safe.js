const nodemailer = require('nodemailer')
const mg = require('nodemailer-mailgun-transport')
const nodemailerSendgrid = require('nodemailer-sendgrid')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const transporter = nodemailer.createTransport(mg({ auth: { api_key: process.env.MAILGUN_KEY, domain: 'mg.shop.example' } }))
const sendgrid = nodemailer.createTransport(nodemailerSendgrid({ apiKey: process.env.SENDGRID_KEY }))
const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await transporter.sendMail({
      from: 'Shop <shop@shop.example>',
      to: customer.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await transporter.sendMail({
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
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

async function sendWithVariables() {
  const customers = (await db.query('select email, name from customers')).rows
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    'recipient-variables': Object.fromEntries(customers.map((customer) => [customer.email, {}])),
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}

async function sendMultiple() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await sendgrid.sendMail({
    from: 'shop@shop.example',
    to: subscribers.map((subscriber) => subscriber.email),
    isMultiple: true,
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendWithVariables, sendMultiple }
