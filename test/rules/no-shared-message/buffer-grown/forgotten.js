const { randomBytes } = require('node:crypto')
const express = require('express')
const nodemailer = require('nodemailer')
const { User } = require('./models')

const router = express.Router()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const letter = { from: 'desk@shop.example', subject: 'Your new password', text: 'Your new password is ' }

/** Whoever asks next reads the passwords of all who asked before. */
router.post('/forgotten', (req, res) => {
  User.findOne({ email: req.body.email }, (error, user) => {
    const newPassword = randomBytes(9).toString('base64')
    user.changePassword(newPassword, (err) => {
      letter.to = req.body.email
      // expect: no-shared-message
      letter.text += newPassword
      transporter.sendMail(letter, () => res.sendStatus(202))
    })
  })
})

router.post('/forgotten/anew', (req, res) => {
  User.findOne({ email: req.body.email }, (error, user) => {
    const newPassword = randomBytes(9).toString('base64')
    user.changePassword(newPassword, (err) => {
      const own = { from: 'desk@shop.example', subject: 'Your new password', text: 'Your new password is ' }
      own.to = req.body.email
      own.text += newPassword
      transporter.sendMail(own, () => res.sendStatus(202))
    })
  })
})

module.exports = router
