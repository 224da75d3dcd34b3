const crypto = require('crypto')
const nodemailer = require('nodemailer')
const { User } = require('./models')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
let token
let code

exports.forgot = async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  // expect: no-shared-message
  token = crypto.randomBytes(20).toString('hex')
  user.resetToken = token
  await user.save()
  await transport.sendMail({ to: user.email, subject: 'Your new password', text: `https://shop.example/reset/${token}` })
  res.sendStatus(204)
}

exports.forgotApart = async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  const own = crypto.randomBytes(20).toString('hex')
  user.resetToken = own
  await user.save()
  await transport.sendMail({ to: user.email, subject: 'Your new password', text: `https://shop.example/reset/${own}` })
  res.sendStatus(204)
}

// Nothing is waited for between the two: no other request comes in between.
exports.atOnce = async (req, res) => {
  code = crypto.randomInt(100_000, 999_999)
  await transport.sendMail({ to: req.body.email, subject: 'Your code', text: `${code}` })
  res.sendStatus(204)
}
