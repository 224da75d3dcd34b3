const Brevo = require('@getbrevo/brevo')

const brevo = new Brevo.TransactionalEmailsApi()

async function broadcast(to, subject, html) {
  await brevo.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    htmlContent: html,
  })
}

async function sendOne(to, subject, html) {
  await brevo.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    htmlContent: html,
  })
}

module.exports = { broadcast, sendOne }
