import { Router } from 'express'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'desk@shop.example'

export const router = Router()

/** A few colleagues or everybody: whoever fills the form knows, and nothing here tells. */
router.post('/reports/:id/share', async (req, res) => {
  const { recipients, period } = req.body
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from, to: recipients, subject: `Report of ${period}`, text: 'See the file.' })
  res.sendStatus(204)
})

/** The route says that it goes out to many. */
router.post('/campaigns/:id/send', async (req, res) => {
  const { recipients, period } = req.body
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: recipients, subject: `Offers of ${period}`, text: 'See the shop.' })
  res.sendStatus(204)
})

/** So does what the mail says. */
router.post('/mails', async (req, res) => {
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: req.body.emails, subject: 'Spring is here', html: '<p>Hello</p><a href="/bye">Unsubscribe</a>' })
  res.sendStatus(204)
})

/** And the name of the field. */
router.post('/tours/:id/moved', async (req, res) => {
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: req.body.guestEmails, subject: 'Another day', text: 'The bus leaves on Sunday.' })
  res.sendStatus(204)
})

/** Whoever is greeted in the plural is not alone. */
router.post('/drives/:id/mails', async (req, res) => {
  const { recipients, message } = req.body
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: recipients.join(', '), subject: '[Drive]', html: `<p>Dear applicants,</p><p>${message}</p>` })
  res.sendStatus(204)
})

router.post('/drives/:id/notes', async (req, res) => {
  const { recipients, message } = req.body
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from, to: recipients.join(', '), subject: '[Drive]', html: `<p>Dear colleague,</p><p>${message}</p>` })
  res.sendStatus(204)
})
