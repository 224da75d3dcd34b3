const nodemailer = require('nodemailer')

let cached

function getTransporter() {
  if (!cached) cached = nodemailer.createTransport(process.env.SMTP)
  return cached
}

module.exports = { transporter: getTransporter() }
