const React = require('react')
const { render } = require('@react-email/render')
const { Pool } = require('pg')
const { sendOne } = require('./mailer')
const { Plain } = require('./templates')

const db = new Pool()

async function preview() {
  const { rows: customers } = await db.query('select email, name from customers')
  return Promise.all(customers.map((customer) => render(React.createElement(Plain, { title: `Hello ${customer.name}` }))))
}

async function notify() {
  const { rows: subscribers } = await db.query('select email from subscribers')
  for (const subscriber of subscribers) await sendOne(subscriber.email, 'Our prices change in May')
}

module.exports = { preview, notify }
