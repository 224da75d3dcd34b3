const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport({ host: 'mail.forum.example' })
const Mailer = module.exports

Mailer.from = 'bot@forum.example'

Mailer.deliver = async (to, subject) => {
  await transport.sendMail({ from: Mailer.from, to, subject, text: 'Read it in the forum.' })
}
