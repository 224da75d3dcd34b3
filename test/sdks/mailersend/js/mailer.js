const { EmailParams, MailerSend, Recipient, Sender } = require('mailersend')

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY })

async function broadcast(to, subject, html) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo(to.map((address) => new Recipient(address)))
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
}

async function sendOne(to, subject, html) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient(to)])
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
}

module.exports = { broadcast, sendOne }
