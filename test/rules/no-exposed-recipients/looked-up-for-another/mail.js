const nodemailer = require('nodemailer')
const { Pool } = require('pg')

const pool = new Pool()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

/** Some have a second address that they would rather be written to. */
async function preferred(address) {
  const { rows } = await pool.query('SELECT u.contact_email AS preferred FROM users u WHERE LOWER(u.email) = $1', [address.toLowerCase()])
  return rows[0]?.preferred
}

async function routed(to) {
  if (!Array.isArray(to)) {
    if (!to.includes(',')) return (await preferred(to)) || to
    const addresses = await routed(to.split(',').map((address) => address.trim()))
    return addresses.join(', ')
  }
  const addresses = []
  for (const given of to) {
    const address = String(given).trim()
    const other = await preferred(address)
    if (other && other !== address) addresses.push(other)
    else addresses.push(address)
  }
  return addresses
}

async function send({ to, subject, text }) {
  const addresses = await routed(to)
  await transport.sendMail({ from: process.env.MAIL_FROM, to: addresses, subject, text })
}

async function sendToIds(ids, subject) {
  const addresses = []
  for (const id of ids) {
    const { rows } = await pool.query('SELECT email FROM users WHERE id = $1', [id])
    addresses.push(rows[0].email)
  }
  // expect: no-exposed-recipients
  await transport.sendMail({ from: process.env.MAIL_FROM, to: addresses, subject })
}

module.exports = { send, sendToIds }
