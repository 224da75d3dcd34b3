const { Resend } = require('resend')
const db = require('./db.cjs')

const resend = new Resend(process.env.RESEND_API_KEY)

async function newsletter(html) {
  const { rows } = await db.query('SELECT email FROM subscribers WHERE confirmed = true')
  const to = []
  for (const row of rows) to.push(row.email)
  await resend.emails.send({ from: 'news@exchange.example', to, subject: 'This month at the exchange', html })
}

/** The same list, one message each. */
async function digest(html) {
  const { rows } = await db.query('SELECT email FROM subscribers WHERE digest = true')
  await resend.batch.send(rows.map((row) => ({ from: 'news@exchange.example', to: row.email, subject: 'Weekly digest', html })))
}

module.exports = { newsletter, digest }
