const nodemailer = require('nodemailer')
const { renderDigest } = require('./digest')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'Lumen <news@lumen.example>'

async function digest(items) {
  await transport.sendMail({
    from,
    // expect-possible: no-real-person
    to: 'petra.lindqvist@gmail.com',
    subject: 'Digest',
    html: renderDigest(items),
  })
}

async function preview(items) {
  // expect-possible: no-real-person
  const reviewers = ['support@lumen.example', 'Jonas <jonas.ek@hotmail.com>']
  await transport.sendMail({ from, to: reviewers, subject: 'Digest', html: renderDigest(items) })
}

async function signed(user) {
  await transport.sendMail({
    from,
    to: user.email,
    subject: 'Welcome',
    // expect-possible: no-real-person
    html: `<p>Hi ${user.name}, write to petra.lindqvist@gmail.com with any question.</p>`,
  })
}

async function invited(user) {
  await transport.sendMail({
    from,
    to: user.email,
    subject: 'Set your password',
    // expect: no-real-person
    html: `<p>Hi ${user.name}</p><a href="https://lumen.example/reset?token=q7Yz2Kp9LmX4vTb8RnW3">Set it</a>`,
  })
}

async function delivered(order) {
  // expect-possible: no-real-person
  const text = `Your order ${order.number} is on its way. The courier calls +49 171 2048837 before.`
  await transport.sendMail({ from, to: order.email, subject: 'On its way', text })
}

module.exports = { digest, preview, signed, invited, delivered }
