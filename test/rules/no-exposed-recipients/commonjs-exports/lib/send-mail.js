const { promisify } = require('util')
const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

exports.sendMail = promisify(transport.sendMail).bind(transport)
