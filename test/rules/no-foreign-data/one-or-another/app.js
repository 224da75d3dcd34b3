const express = require('express')
const nodemailer = require('nodemailer')
const mails = require('./mails')

const app = express()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

app.post('/mails', async (req, res) => {
  const { to, subject, body } = req.body
  const readers = Array.isArray(to) ? to : [to]
  // expect-possible: no-exposed-recipients
  if (readers.length > 1) await mails.send({ to: readers, subject, html: body })
  else await mails.send({ to: readers[0], subject, html: body })
  res.end()
})

app.post('/invitations', async (req, res) => {
  const { emails, subject } = req.body
  for (const email of emails)
    await transport.sendMail({
      to: email,
      subject,
      // expect: no-foreign-data
      html: `<a href="https://school.example/join?email=${emails[0]}">Join</a>`,
    })
  res.end()
})
