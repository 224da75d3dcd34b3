import express from 'express'
import { createTransport } from 'nodemailer'

const router = express.Router()
const transport = createTransport(process.env.SMTP_URL)

/** The user writes a mail and picks who gets it. */
router.post('/compose', async (req, res) => {
  const { to, cc, subject, body } = req.body
  await transport.sendMail({ from: req.user.email, to, cc, subject, html: body })
  res.sendStatus(202)
})

router.post('/relay', async (req, res) => {
  await transport.sendMail({
    from: 'relay@inbox.example',
    to: req.body.recipients,
    subject: req.body.subject,
    text: req.body.text,
  })
  res.sendStatus(202)
})

/** Who is mailed, and who would rather not be seen, nothing says. */
router.post('/messages', async (req, res) => {
  const { emails, subject, message } = req.body
  await transport.sendMail({
    from: 'desk@inbox.example',
    // expect-possible: no-exposed-recipients
    to: emails,
    subject,
    html: message,
  })
  res.sendStatus(202)
})

/** What is sent in bulk goes to many, whoever wrote the text. */
async function sendBulk(req: express.Request, res: express.Response) {
  await transport.sendMail({
    from: 'desk@inbox.example',
    // expect: no-exposed-recipients
    to: req.body.recipients,
    subject: req.body.subject,
    html: req.body.message,
  })
  res.sendStatus(202)
}

async function sendBulkHidden(req: express.Request, res: express.Response) {
  const { emails, subject, message } = req.body
  await transport.sendMail({ from: 'desk@inbox.example', bcc: emails, subject, html: message })
  res.sendStatus(202)
}

/** A mail that greets many goes to many. */
router.post('/drive', async (req, res) => {
  const { recipients, subject, message } = req.body
  await transport.sendMail({
    from: 'desk@inbox.example',
    // expect: no-exposed-recipients
    to: recipients.join(', '),
    subject: `Update: ${subject}`,
    html: `<p>Dear Applicants,</p><p>${message}</p>`,
  })
  res.sendStatus(202)
})

/** A mailing list is one of many. */
router.post('/course', async (req, res) => {
  const { emailList, subject, message } = req.body
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'desk@inbox.example', to: emailList.split(';').join(','), subject: `Course: ${subject}`, text: message })
  res.sendStatus(202)
})

router.post('/answer', async (req, res) => {
  const { recipients, subject, message } = req.body
  await transport.sendMail({
    from: 'desk@inbox.example',
    // expect-possible: no-exposed-recipients
    to: recipients.join(', '),
    subject: `Update: ${subject}`,
    html: `<p>Hello,</p><p>${message}</p>`,
  })
  res.sendStatus(202)
})

router.post('/bulk', sendBulk)
router.post('/bulk/hidden', sendBulkHidden)

/** Invitees don't know each other; the text is ours. */
router.post('/invitations', async (req, res) => {
  await transport.sendMail({
    from: 'hello@inbox.example',
    // expect: no-exposed-recipients
    to: req.body.emails,
    subject: `${req.user.name} invites you`,
    text: 'Sign up here.',
  })
  res.sendStatus(202)
})

router.post('/share', async (req, res) => {
  const { emails, link } = req.body
  const recipients = emails.map((email: string) => email.trim().toLowerCase())
  await transport.sendMail({
    from: 'hello@inbox.example',
    // expect-possible: no-exposed-recipients
    to: recipients.join(', '),
    subject: 'Shared with you',
    text: link,
  })
  res.sendStatus(202)
})

router.post('/invitations/each', async (req, res) => {
  for (const email of req.body.emails) {
    await transport.sendMail({ from: 'hello@inbox.example', to: email, subject: `${req.user.name} invites you`, text: 'Sign up here.' })
  }
  res.sendStatus(202)
})

router.post('/password', async (req, res) => {
  await transport.sendMail({ from: 'hello@inbox.example', to: req.body.email, subject: 'A new password', text: 'Click.' })
  res.sendStatus(202)
})

export default router
