const { Pool } = require('pg')
const formData = require('form-data')
const Mailgun = require('mailgun.js')

const pool = new Pool()
const mg = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY })

/** Whoever wrote in a thread reads the answer, as they read the mails before it. */
async function answer(mail, text) {
  const { rows } = await pool.query('SELECT * FROM mail_threads WHERE message_id = $1 LIMIT 1', [mail.inReplyTo])
  const thread = rows[0]
  const to = thread.participants.map((one) => one.email).filter((address) => address !== mail.to)
  // expect-possible: no-exposed-recipients
  await mg.messages.create('mail.calendar.example', { from: mail.to, to, subject: thread.subject, text, 'h:In-Reply-To': mail.id })
}

async function cancelled(id) {
  const { rows } = await pool.query('SELECT * FROM competitions WHERE id = $1', [id])
  const to = rows[0].participants.map((one) => one.email)
  // expect: no-exposed-recipients
  await mg.messages.create('mail.calendar.example', { from: 'desk@calendar.example', to, subject: 'Cancelled', text: 'We are sorry.' })
}

module.exports = { answer, cancelled }
