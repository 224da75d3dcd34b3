const express = require('express')
const nodemailer = require('nodemailer')
const { User } = require('./models')

const router = express.Router()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const options = { from: 'a@shop.example', to: '', subject: 'Your code', text: '' }
const recipients = []

router.post('/code', async (req, res) => {
  // expect: no-shared-message
  options.to = req.body.email
  const user = await User.findOne({ email: req.body.email })
  // The same run writes and sends, with nothing in between.
  options.text = `Your code is ${user.code}`
  await transporter.sendMail(options)
  res.sendStatus(204)
})

router.post('/code-again', async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  await transporter.sendMail({ ...options, to: user.email, text: `Your code is ${user.code}` })
  res.sendStatus(204)
})

router.post('/reset', async (req, res) => {
  // expect: no-shared-message
  to = req.body.email
  const user = await User.findOne({ email: req.body.email })
  await transporter.sendMail({ from: 'a@shop.example', to, subject: 'Reset', text: `Reset with ${user.token}` })
  res.sendStatus(204)
})

router.post('/reset-again', async (req, res) => {
  const to = req.body.email
  const user = await User.findOne({ email: to })
  await transporter.sendMail({ from: 'a@shop.example', to, subject: 'Reset', text: `Reset with ${user.token}` })
  res.sendStatus(204)
})

router.post('/share', (req, res) => {
  // expect: no-shared-message
  recipients.push(req.body.email)
  transporter.sendMail({ from: 'a@shop.example', bcc: recipients, subject: 'Shared with you', text: req.body.note })
  res.sendStatus(204)
})

router.post('/share-again', (req, res) => {
  const own = []
  own.push(req.body.email)
  transporter.sendMail({ from: 'a@shop.example', bcc: own, subject: 'Shared with you', text: req.body.note })
  res.sendStatus(204)
})

module.exports = router
