const { ServerClient } = require('postmark')

const postmark = new ServerClient(process.env.POSTMARK_TOKEN)

async function broadcast(to, subject, html) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to.join(','),
    Subject: subject,
    HtmlBody: html,
  })
}

async function sendOne(to, subject, html) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to,
    Subject: subject,
    HtmlBody: html,
  })
}

module.exports = { broadcast, sendOne }
