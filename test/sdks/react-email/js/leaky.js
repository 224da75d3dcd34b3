const React = require('react')
const { render } = require('@react-email/render')
const { Pool } = require('pg')
const { Resend } = require('resend')
const { broadcast } = require('./mailer')
const { Plain } = require('./templates')

const db = new Pool()
const resend = new Resend(process.env.RESEND_API_KEY)

async function announce() {
  const { rows: customers } = await db.query('select email, name from customers')
  const html = await render(React.createElement(Plain, { title: 'What we shipped' }))
  await resend.emails.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    html,
  })
}

async function deliver(to, title) {
  const html = await render(React.createElement(Plain, { title }))
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, html })
}

async function invite() {
  const { rows: users } = await db.query('select email from users where newsletter')
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your invitation',
  )
}

async function notify() {
  const { rows: subscribers } = await db.query('select email from subscribers')
  await broadcast(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'Our prices change in May',
  )
}

module.exports = { announce, invite, notify }
