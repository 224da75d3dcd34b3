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

/** A join by the id picks no row; an id that is asked for does. */
async function tellLate() {
  const { rows } = await pool.query('SELECT c.email FROM customers c, invoices i WHERE c.id = i.customer_id AND i.paid_at IS NULL')
  // expect: no-exposed-recipients
  await send(rows.map((row) => row.email), 'Please pay')
  const reminded = await pool.query(`
    WITH due AS (SELECT id FROM customers WHERE due_at < now())
    UPDATE customers SET reminded_at = now() FROM due WHERE customers.id = due.id RETURNING customers.email`)
  // expect: no-exposed-recipients
  await send(reminded.rows.map((row) => row.email), 'Please pay')
}

async function thank(id) {
  const { rows } = await pool.query('SELECT c.email FROM customers c, accounts a WHERE a.customer_id = c.id AND c.id = $1', [id])
  await send(rows.map((row) => row.email), 'Thank you')
  const closed = await pool.query('UPDATE customers SET closed_at = now() WHERE id = app.current_customer($1) RETURNING email', [id])
  await send(closed.rows.map((row) => row.email), 'Your account is closed')
}

module.exports = { remindDue, release, tellAdmins, signUp, imported, tellLate, thank }
