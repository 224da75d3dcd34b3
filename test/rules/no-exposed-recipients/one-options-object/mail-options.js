const nodemailer = require('nodemailer')

exports.transporter = nodemailer.createTransport({ service: 'gmail', auth: { user: process.env.GMAIL, pass: process.env.GMAIL_PASS } })

exports.mailOptions = {
  from: process.env.GMAIL,
  to: '',
  subject: 'Blood drive',
  text: 'Please come.',
}
