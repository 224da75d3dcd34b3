const nodemailer = require('nodemailer')

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example', port: 587 })

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
