import express from 'express'
import nodemailer from 'nodemailer'

const app = express()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const staff = JSON.parse(process.env.CONTACT_STAFF ?? '[]')

app.post('/contact', async (req, res) => {
  await transport.sendMail({
    from: 'web@ops.example',
    to: staff,
    replyTo: req.body.email,
    subject: `From ${req.body.name}`,
    text: req.body.message,
  })
  res.sendStatus(202)
})
