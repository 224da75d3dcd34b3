const nodemailer = require('nodemailer')
const query = require('./queries')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function verification(user) {
  await transport.sendMail({
    to: user.email,
    subject: 'Verify your account',
    text: `Open https://links.example/verify/${user.verification_token}`,
  })
}

async function signup(req, res) {
  // Stores a row; nothing of it stays in this process for the next request.
  const user = await query.user.add({ email: req.body.email, token: req.body.token }, req.user)
  await verification(user)
  res.sendStatus(201)
}

module.exports = { signup }
