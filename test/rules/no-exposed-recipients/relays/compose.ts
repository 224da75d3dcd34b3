import express from 'express'
import nodemailer from 'nodemailer'

const router = express.Router()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

// A mail client: the sender picks who gets it and who sees whom.
router.post('/compose', async (req, res) => {
  await transport.sendMail({ from: 'me@example.com', to: req.body.to, cc: req.body.cc, subject: req.body.subject, html: req.body.html })
  res.end()
})

router.post('/compose-many', async (req, res) => {
  const { recipients, subject, text } = req.body
  await transport.sendMail({ from: 'me@example.com', to: recipients.join(','), subject, text })
  res.end()
})

// A bulk invitation: the text is ours, and the invitees don't know each other.
router.post('/invite', async (req, res) => {
  // expect: no-exposed-recipients
  await transport.sendMail({ to: req.body.emails.map((e: string) => e.trim()), subject: 'You are invited', text: 'Join us.' })
  res.end()
})

router.post('/contact', async (req, res) => {
  await transport.sendMail({ to: process.env.CONTACT_EMAILS!.split(','), replyTo: req.body.email, subject: 'Contact', text: req.body.message })
  res.end()
})

export default router
