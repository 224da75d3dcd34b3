const { Pool } = require('pg')
const nodemailer = require('nodemailer')

const pool = new Pool()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

function cleanedUp(list) {
  const seen = new Set()
  const out = []
  for (const one of list || []) {
    const address = String(one || '').trim()
    if (!address.includes('@') || seen.has(address)) continue
    seen.add(address)
    out.push(address)
  }
  return out
}

/** Two addresses of one pupil, with or without a guard. */
async function invoices(month) {
  const found = await pool.query('SELECT s.email, s.guardian_email FROM pupils s WHERE s.month = $1', [month])
  for (const row of found.rows) {
    const to = cleanedUp([row.email, row.guardian_email])
    if (to.length > 0) await transport.sendMail({ from: 'office@school.example', to, subject: 'The invoice', text: 'See the attachment.' })
  }
}

async function holidays(month) {
  const found = await pool.query('SELECT s.email FROM pupils s WHERE s.month = $1', [month])
  const to = cleanedUp(found.rows.map((row) => row.email))
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'office@school.example', to, subject: 'Holidays', text: 'School is closed.' })
}

module.exports = { invoices, holidays }
