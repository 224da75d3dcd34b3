import express from 'express'
import nodemailer from 'nodemailer'

const app = express()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** Keeps operators of the database out of what a client sends, key by key. */
function sanitize(value: any): any {
  if (value instanceof Object) {
    for (const key in value) {
      if (key.startsWith('$')) delete value[key]
      else value[key] = sanitize(value[key])
    }
  }
  return value
}

const cleanEmail = (email: string): string => sanitize(email.trim().toLowerCase())

function trimmed(body: Record<string, any>) {
  for (const key of Object.keys(body)) body[key] = body[key].trim()
  Object.entries(body).forEach(([key, value]) => {
    body[key] = value.normalize()
  })
  return body
}

app.post('/invitations', async (req, res) => {
  const email = cleanEmail(req.body.email)
  await transport.sendMail({ to: email, subject: 'You are invited', text: 'Come and see' })
  await transport.sendMail({ to: sanitize(req.body.email), subject: 'You are invited', text: 'Come and see' })
  await transport.sendMail({ to: trimmed(req.body.contact), subject: 'You are invited', text: 'Come and see' })
  res.sendStatus(204)
})

app.post('/newsletter', async (req, res) => {
  const list = req.body.to
  for (let at = 0; at < list.length; at++) list[at] = list[at].trim()
  // expect: no-exposed-recipients
  await transport.sendMail({ to: list, subject: 'Our news', text: 'Much has happened' })
  res.sendStatus(204)
})

/** A form's fields hold what their kind asks for: a text, a number, several choices. */
app.post('/answers', async (req, res) => {
  const { answers, fields } = req.body
  const clean: Record<string, any> = {}
  for (const [key, value] of Object.entries<any>(answers)) {
    if (typeof value === 'string') clean[key] = value.trim()
    else if (Array.isArray(value)) clean[key] = value.map((choice) => String(choice).trim())
    else clean[key] = value
  }
  const field = fields.find((one: any) => one.type === 'email')
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: field ? clean[field.id] : null, subject: 'Thank you', text: 'We got your answers' })
  res.sendStatus(204)
})
