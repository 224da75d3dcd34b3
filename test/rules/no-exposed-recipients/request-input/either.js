const express = require('express')
const nodemailer = require('nodemailer')

const router = express.Router()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** One address or several, as the caller likes. */
async function deliver({ to, subject }) {
  const recipients = (Array.isArray(to) ? to : [to]).map((address) => ({ address }))
  await transport.sendMail({ from: 'shop@shop.example', to: recipients, subject, text: 'See the attachment.' })
}

router.post('/invoices/:id/send', async (req, res) => {
  await deliver({ to: req.body.recipient_email, subject: 'Your invoice' })
  res.sendStatus(204)
})

router.post('/invoices/remind', async (req, res) => {
  // expect: no-exposed-recipients
  await deliver({ to: req.body.recipient_emails, subject: 'Please pay' })
  res.sendStatus(204)
})

module.exports = router
