const { MailerService } = require('@nestjs-modules/mailer')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const mailer = new MailerService({ transport: process.env.SMTP_URL })
const db = new Pool()

async function announce() {
  const subscribers = (await db.query('select email from subscribers where confirmed')).rows
  for (const subscriber of subscribers) {
    await mailer.sendMail({ to: subscriber.email, subject: 'March newsletter', template: 'newsletter' })
  }
}

async function deliver(to, subject) {
  await mailer.sendMail({ to, subject, template: 'plain' })
}

async function invite() {
  const users = (await db.query('select email from users where newsletter')).rows
  await Promise.all(users.map((user) => deliver(user.email, 'Your invitation')))
}

async function notify() {
  const customers = (await db.query('select email from customers')).rows
  for (const customer of customers) await sendOne(customer.email, 'Our prices change in May', 'prices')
}

async function copy() {
  const customers = (await db.query('select email from customers')).rows
  await mailer.sendMail({
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'Recall',
    template: 'recall',
  })
}

module.exports = { announce, invite, notify, copy }
