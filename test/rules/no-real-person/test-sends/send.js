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

module.exports = { digest, preview, signed }
