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

async function invited(user, token) {
  const link = `https://lumen.example/reset?token=${token}`
  const logo = '<img src="https://cdn.lumen.example/logo.png?signature=q7Yz2Kp9LmX4vTb8RnW3">'
  await transport.sendMail({
    from: 'ops@lumen.example',
    to: user.email,
    subject: 'Set your password',
    html: `${logo}<a href="${link}">Set it</a><p>As in https://lumen.example/reset?token=your-token-goes-here-1234</p>`,
  })
}

async function delivered(order) {
  const text = `Order ${order.number}: the courier calls ${order.phone} before. Questions? +1 555 010 0199`
  await transport.sendMail({ from: 'ops@lumen.example', to: order.email, subject: 'On its way', text })
}

module.exports = { alert, contact, invited, delivered }
