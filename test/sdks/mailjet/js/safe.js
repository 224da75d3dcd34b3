const mailjet = require('node-mailjet').apiConnect(process.env.MJ_KEY, process.env.MJ_SECRET)
const { Pool } = require('pg')
const { sendOne } = require('./mailer')

const db = new Pool()

async function announceToCustomers() {
  const customers = (await db.query('select email, name from customers')).rows
  for (const customer of customers) {
    await mailjet.post('send', { version: 'v3.1' }).request({
      Messages: [
        {
          From: { Email: 'shop@shop.example', Name: 'Shop' },
          To: [{ Email: customer.email }],
          Subject: 'Withdrawals are delayed',
          HTMLPart: '<p>We expect to catch up tonight.</p>',
        },
      ],
    })
  }
}

async function deliver(to, subject, html) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: to }],
        Subject: subject,
        HTMLPart: html,
      },
    ],
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
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: 'team@shop.example' }],
        Bcc: customers.map((customer) => ({ Email: customer.email, Name: customer.name })),
        Subject: 'Withdrawals are delayed',
        HTMLPart: '<p>We expect to catch up tonight.</p>',
      },
    ],
  })
}

async function sendOneMessageEach() {
  const customers = (await db.query('select email, name from customers')).rows
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: customers.map((customer) => ({
      From: { Email: 'shop@shop.example' },
      To: [{ Email: customer.email }],
      Subject: 'Course material for week 3',
      HTMLPart: '<p>The slides are online.</p>',
    })),
  })
}

async function sendAsRecipients() {
  const subscribers = (await db.query('select email, name from subscribers where confirmed')).rows
  await mailjet.post('send').request({
    FromEmail: 'shop@shop.example',
    Subject: 'Course material for week 3',
    'Html-part': '<p>The slides are online.</p>',
    Recipients: subscribers.map((subscriber) => ({ Email: subscriber.email })),
  })
}

module.exports = { announceToCustomers, inviteSubscribers, notifyUsers, copyToCustomers, sendOneMessageEach, sendAsRecipients }
