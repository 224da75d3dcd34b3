const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function alert(text) {
  await transport.sendMail({ from: 'ops@lumen.example', to: 'alerts@lumenworks.io', subject: 'Alert', text })
}

async function contact(form) {
  await transport.sendMail({
    from: 'form@lumen.example',
    to: process.env.CONTACT_ADDRESS || 'info@lumenworks.io',
    replyTo: form.email,
    subject: 'Contact',
    text: `${form.name} <${form.email}>: such as jane.doe@example.com`,
  })
}

module.exports = { alert, contact }
