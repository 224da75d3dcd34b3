const email = require('emailjs')

const client = email.server.connect({ host: 'smtp.shop.example' })

async function broadcast(to, subject, html) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to: to.join(', '),
    subject,
    text: html,
  })
}

async function sendOne(to, subject, html) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    text: html,
  })
}

module.exports = { broadcast, sendOne }
