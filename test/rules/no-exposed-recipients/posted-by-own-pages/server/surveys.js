import express from 'express'
import nodemailer from 'nodemailer'

const app = express()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** The page posts whatever its form holds: commas and all. */
app.post('/api/surveys', async (req, res) => {
  const { recipients, subject } = req.body
  await transport.sendMail({
    from: 'survey@build.example',
    // expect: no-exposed-recipients
    to: recipients.split(',').map((one) => one.trim()),
    subject,
    html: '<a href="https://build.example/yes">Yes</a>',
  })
  res.end()
})

app.listen(3000)
