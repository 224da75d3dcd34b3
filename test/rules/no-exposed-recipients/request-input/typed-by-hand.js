const express = require('express')
const nodemailer = require('nodemailer')

const router = express.Router()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

const listOf = (given) => (Array.isArray(given) ? given : String(given).split(/[,;]/)).map((one) => one.trim()).filter(Boolean)

/** A field for one address: whoever writes several into it means one household. */
router.post('/pay-link', async (req, res) => {
  await transport.sendMail({ from: 'a@school.example', to: listOf(req.body.recipient_email), subject: 'Your invoice', text: '…' })
  res.end()
})

router.post('/invite', async (req, res) => {
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'a@school.example', to: listOf(req.body.guestEmails), subject: 'Come and see us', text: '…' })
  res.end()
})
