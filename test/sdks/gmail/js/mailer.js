const { google } = require('googleapis')
const { auth } = require('./auth')

const gmail = google.gmail({ version: 'v1', auth })

async function broadcast(to, subject, html) {
  const lines = [
    'From: shop@shop.example',
    `To: ${to.join(', ')}`,
    `Subject: ${subject}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

async function sendOne(to, subject, html) {
  const lines = ['From: shop@shop.example', `To: ${to}`, `Subject: ${subject}`, 'Content-Type: text/html; charset=utf-8', '', html]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

module.exports = { broadcast, sendOne }
