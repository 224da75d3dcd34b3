nodemailer = require('nodemailer')

module.exports = {
  deliver(to, subject, html) {
    const transport = nodemailer.createTransport({ service: 'gmail' })
    return transport.sendMail({ from: 'blog@ink.example', to, subject, html })
  },
}
