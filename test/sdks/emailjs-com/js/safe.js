/** The template at EmailJS maps parameters to To; a finding here is likely, not certain. */
const emailjs = require('@emailjs/nodejs')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await emailjs.send('service_shop', 'template_news', {
      to_email: customer.email,
      subject: 'Withdrawals are delayed',
      message: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to,
    subject,
    message: html,
  })
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
  await emailjs.send('service_shop', 'template_news', {
    to_email: 'team@shop.example',
    bcc: customers.map((customer) => customer.email).join(','),
    subject: 'Withdrawals are delayed',
    message: '<p>We expect to catch up tonight.</p>',
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers }
