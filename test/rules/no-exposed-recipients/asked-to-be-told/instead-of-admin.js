const express = require('express')
const { Resend } = require('resend')

const router = express.Router()
const resend = new Resend(process.env.RESEND_KEY)
const ADMIN_EMAIL = process.env.ADMIN_EMAIL || 'admin@portal.example'
const from = 'security@portal.example'

/** Whoever is told instead of the admin is told the admin's business. */
router.post('/incidents', async (req, res) => {
  const { reason, recipients } = req.body
  const to = Array.isArray(recipients) && recipients.length > 0 ? recipients : [ADMIN_EMAIL]
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to, subject: 'Incident', text: `Somebody locked the portal: ${reason}` })
  res.sendStatus(204)
})

router.post('/exports', async (req, res) => {
  const { recipients } = req.body
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: recipients ?? [process.env.ADMIN_EMAIL], subject: 'Export', text: 'The export is done' })
  res.sendStatus(204)
})

router.post('/invitations', async (req, res) => {
  const { recipients } = req.body
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: recipients ?? [process.env.NEWSLETTER_EMAIL], subject: 'Reading', text: 'Come and listen' })
  res.sendStatus(204)
})

router.post('/news', async (req, res) => {
  const { title, recipients } = req.body
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: recipients.map((one) => one.trim()), subject: 'News', text: `Read ${title}` })
  res.sendStatus(204)
})

router.post('/preview', async (req, res) => {
  const { title, subscribers } = req.body
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: req.query.test ? ADMIN_EMAIL : subscribers, subject: 'News', text: `Read ${title}` })
  res.sendStatus(204)
})

module.exports = router
