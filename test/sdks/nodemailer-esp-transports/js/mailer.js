const nodemailer = require('nodemailer')
const mg = require('nodemailer-mailgun-transport')
const nodemailerSendgrid = require('nodemailer-sendgrid')

const transporter = nodemailer.createTransport(mg({ auth: { api_key: process.env.MAILGUN_KEY, domain: 'mg.shop.example' } }))
const sendgrid = nodemailer.createTransport(nodemailerSendgrid({ apiKey: process.env.SENDGRID_KEY }))

async function broadcast(to, subject, html) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
