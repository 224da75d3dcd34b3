const formData = require('form-data')
const Mailgun = require('mailgun.js')

const mailgun = new Mailgun(formData)
const client = mailgun.client({ username: 'api', key: process.env.MAILGUN_API_KEY })

async function broadcast(to, subject, html) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
