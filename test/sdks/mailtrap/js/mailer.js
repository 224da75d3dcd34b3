const { MailtrapClient } = require('mailtrap')

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN })

async function broadcast(to, subject, html) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
