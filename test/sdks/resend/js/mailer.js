const { Resend } = require('resend')

const resend = new Resend(process.env.RESEND_API_KEY)

async function broadcast(to, subject, html) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
