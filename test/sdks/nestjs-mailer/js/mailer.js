const { MailerService } = require('@nestjs-modules/mailer')

const mailer = new MailerService({ transport: process.env.SMTP_URL })

async function broadcast(to, subject, template) {
  await mailer.sendMail({ to, subject, template })
}

async function sendOne(to, subject, template) {
  await mailer.sendMail({ to, subject, template })
}

module.exports = { broadcast, sendOne }
