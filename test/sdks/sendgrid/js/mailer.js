const sgMail = require('@sendgrid/mail')

sgMail.setApiKey(process.env.SENDGRID_API_KEY)

async function broadcast(to, subject, html) {
  await sgMail.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await sgMail.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
