const nodemailer = require('nodemailer')

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

const mailOptions = {
  from: 'welcome@shop.example',
  to: '',
  subject: 'Welcome',
  html: '<p>Good to see you.</p>',
}

module.exports = { transporter, mailOptions }
