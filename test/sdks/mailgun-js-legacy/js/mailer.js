const mailgun = require('mailgun-js')({ apiKey: process.env.MAILGUN_API_KEY, domain: 'mg.shop.example' })

async function broadcast(to, subject, html) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: to.join(','),
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
