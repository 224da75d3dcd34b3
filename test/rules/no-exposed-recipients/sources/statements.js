const { Pool } = require('pg')
const nodemailer = require('nodemailer')

const pool = new Pool()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const send = (to, subject) => transport.sendMail({ from: 'desk@shop.example', to, subject, text: 'See your account.' })

async function remindDue() {
  const { rows } = await pool.query(`
    WITH due AS (SELECT c.email FROM customers c JOIN invoices i ON i.customer_id = c.id WHERE i.paid_at IS NULL),
         recent (email) AS (SELECT email FROM reminders WHERE sent_at > now() - interval '1 day')
    SELECT due.email FROM due WHERE due.email NOT IN (SELECT email FROM recent)`)
  // expect: no-exposed-recipients
  await send(rows.map((row) => row.email), 'Please pay')
}

async function release() {
  const { rows } = await pool.query('UPDATE waitlist SET released_at = now() WHERE released_at IS NULL RETURNING email')
  // expect: no-exposed-recipients
  await send(rows.map((row) => row.email), 'Your place is free')
}

async function tellAdmins(teamId) {
  const { rows } = await pool.query('WITH heads AS (SELECT email FROM admins WHERE team_id = $1) SELECT email FROM heads', [teamId])
  // expect-possible: no-exposed-recipients
  await send(rows.map((row) => row.email), 'A new member')
}

/** One row comes back for one that is put in. */
async function signUp(email) {
  const { rows } = await pool.query('INSERT INTO subscribers (email) VALUES ($1) RETURNING email', [email])
  await send(rows.map((row) => row.email), 'Welcome')
  const renamed = await pool.query('UPDATE subscribers SET name = $2 WHERE id = $1 RETURNING email', [rows[0].id, 'reader'])
  await send(renamed.rows.map((row) => row.email), 'Your new name')
}

async function imported(batch) {
  const { rows } = await pool.query('INSERT INTO subscribers (email) SELECT unnest($1::text[]) RETURNING email', [batch])
  // expect: no-exposed-recipients
  await send(rows.map((row) => row.email), 'Welcome')
}

module.exports = { remindDue, release, tellAdmins, signUp, imported }
