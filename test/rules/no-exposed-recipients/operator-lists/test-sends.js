const sgMail = require('@sendgrid/mail')
const express = require('express')

const router = express.Router()

/** Who writes a newsletter looks at it first. */
router.post('/newsletters/:id/test', async (req, res) => {
  const { test_emails: testEmails, html } = req.body
  // expect-possible: no-exposed-recipients
  await sgMail.send({ from: 'news@shop.example', to: testEmails.map((email) => ({ email })), subject: '[Test] News', html })
  res.sendStatus(204)
})

router.post('/newsletters/:id/send', async (req, res) => {
  const { emails, html } = req.body
  // expect: no-exposed-recipients
  await sgMail.send({ from: 'news@shop.example', to: emails.map((email) => ({ email })), subject: 'News', html })
  res.sendStatus(204)
})

module.exports = router
