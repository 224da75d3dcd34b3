const sgMail = require('@sendgrid/mail')
const knex = require('./knex')

sgMail.setApiKey(process.env.SENDGRID_API_KEY)

async function priceDrop(productId) {
  const watchers = await knex('watchers').where({ product_id: productId }).select('email')
  const emails = []
  watchers.forEach((watcher) => {
    emails.push(watcher.email)
  })
  const msg = {
    // expect: no-exposed-recipients
    to: emails,
    from: 'prices@shop.example',
    subject: 'The price has dropped',
    text: 'Have a look.',
  }
  await sgMail.send(msg)
}

async function restocked(productId) {
  const watchers = await knex('watchers').where({ product_id: productId }).select('email')
  const messages = []
  for (const watcher of watchers) {
    messages.push({ to: watcher.email, from: 'prices@shop.example', subject: 'Back in stock', text: 'Have a look.' })
  }
  await sgMail.send(messages)
}

async function recall(productId) {
  const buyers = await knex('orders').where({ product_id: productId }).select('email')
  const list = []
  for (let i = 0; i < buyers.length; i++) {
    list[i] = buyers[i].email
  }
  // expect: no-exposed-recipients
  await sgMail.send({ to: list, from: 'safety@shop.example', subject: 'Recall', text: 'Please return it.' })
}

module.exports = { priceDrop, restocked, recall }
