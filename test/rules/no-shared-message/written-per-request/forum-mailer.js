const transport = require('nodemailer').createTransport(process.env.SMTP_URL)

module.exports = function sendEmail(to, html) {
  transport.sendMail({ from: 'forum@app.example', to, subject: 'From your forum', html })
}
