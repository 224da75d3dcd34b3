const { Pool } = require('pg')
const { writeTo } = require('./mailer')

const db = new Pool()

async function announce() {
  const subscribers = (await db.query('select email from subscribers')).rows
  // expect: no-exposed-recipients
  window.open('mailto:' + subscribers.map((subscriber) => subscriber.email).join(',') + '?subject=News')
}

async function navigate() {
  const subscribers = (await db.query('select email from subscribers')).rows
  // expect: no-exposed-recipients
  window.location.href = `mailto:team@shop.example?cc=${subscribers.map((subscriber) => subscriber.email).join(',')}`
}

function open(list, subject) {
  window.open(`mailto:${list}?subject=${subject}`)
}

async function invite() {
  const users = (await db.query('select email from users where newsletter')).rows
  // expect: no-exposed-recipients
  open(users.map((user) => user.email).join(','), 'Invitation')
}

async function notify() {
  const customers = (await db.query('select email from customers')).rows
  writeTo(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
  )
}

module.exports = { announce, navigate, invite, notify }
