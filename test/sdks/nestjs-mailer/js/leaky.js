const { MailerService } = require('@nestjs-modules/mailer')
const { Pool } = require('pg')
const { broadcast } = require('./mailer')

const mailer = new MailerService({ transport: process.env.SMTP_URL })
const db = new Pool()

async function announce() {
  const subscribers = (await db.query('select email from subscribers where confirmed')).rows
  await mailer.sendMail({
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.email),
    subject: 'March newsletter',
    template: 'newsletter',
  })
}

async function deliver(to, subject) {
  await mailer.sendMail({ to, subject, template: 'plain' })
}

async function invite() {
  const users = (await db.query('select email from users where newsletter')).rows
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your invitation',
  )
}

async function notify() {
  const customers = (await db.query('select email from customers')).rows
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
    'prices',
  )
}

module.exports = { announce, invite, notify }
