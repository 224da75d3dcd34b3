const { Pool } = require('pg')
const { writeToOne } = require('./mailer')

const db = new Pool()

async function announce() {
  const subscribers = (await db.query('select email from subscribers')).rows
  for (const subscriber of subscribers) window.open(`mailto:${subscriber.email}?subject=News`)
}

async function copy() {
  const subscribers = (await db.query('select email from subscribers')).rows
  window.open('mailto:team@shop.example?bcc=' + subscribers.map((subscriber) => subscriber.email).join(','))
}

function open(address, subject) {
  window.open(`mailto:${address}?subject=${subject}`)
}

async function invite() {
  const users = (await db.query('select email from users where newsletter')).rows
  for (const user of users) open(user.email, 'Invitation')
}

async function notify() {
  const customers = (await db.query('select email from customers')).rows
  for (const customer of customers) writeToOne(customer.email, 'Our prices change in May')
}

module.exports = { announce, copy, invite, notify }
