const express = require('express')
const nodemailer = require('nodemailer')

const router = express.Router()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** One address or several, as the caller likes. */
async function deliver({ to, subject }) {
  const recipients = (Array.isArray(to) ? to : [to]).map((address) => ({ address }))
  await transport.sendMail({ from: 'shop@shop.example', to: recipients, subject, text: 'See the attachment.' })
}

const cleaned = (list) => {
  const found = []
  for (const one of list) if (String(one).includes('@')) found.push(String(one).trim())
  return found
}

/** The same in two steps: what is one here is one there. */
async function deliverCleaned({ to, subject }) {
  const first = cleaned(Array.isArray(to) ? to : String(to).split(/[,;]/))
  await deliver({ to: cleaned([...cleaned(Array.isArray(first) ? first : [first])]), subject })
}

router.post('/invoices/:id/send', async (req, res) => {
  await deliver({ to: req.body.recipient_email, subject: 'Your invoice' })
  await deliverCleaned({ to: req.body.recipient_email, subject: 'Your invoice' })
  res.sendStatus(204)
})

router.post('/invoices/remind', async (req, res) => {
  // expect-possible: no-exposed-recipients
  await deliver({ to: req.body.recipient_emails, subject: 'Please pay' })
  res.sendStatus(204)
})

module.exports = router
