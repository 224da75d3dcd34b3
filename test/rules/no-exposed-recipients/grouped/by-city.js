const nodemailer = require('nodemailer')
const { Pool } = require('pg')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const pool = new Pool()
const from = 'maps@city.example'

async function perCity() {
  const { rows } = await pool.query('SELECT email, city FROM users')
  const groups = {}
  rows.forEach((row) => {
    if (!groups[row.city]) groups[row.city] = []
    groups[row.city].push(row.email)
  })
  for (const city in groups) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: groups[city], subject: city, text: '…' })
  }
  for (const [city, list] of Object.entries(groups)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: list.join(','), subject: city, text: '…' })
    await Promise.all(list.map((to) => transport.sendMail({ from, to, subject: city, text: '…' })))
  }
}

async function inMaps() {
  const { rows } = await pool.query('SELECT email, city FROM users')
  const byCity = new Map()
  for (const row of rows) {
    const list = byCity.get(row.city) || []
    list.push(row.email)
    byCity.set(row.city, list)
  }
  for (const [city, list] of byCity) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: list, subject: city, text: '…' })
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const id of byId.keys()) await transport.sendMail({ from, to: byId.get(id).email, subject: 'Your map', text: '…' })
}

async function onceEach() {
  const { rows } = await pool.query('SELECT email FROM users')
  const unique = {}
  for (const row of rows) unique[row.email] = row
  for (const to of Object.keys(unique)) await transport.sendMail({ from, to, subject: 'A new map', text: '…' })
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: Object.keys(unique).join(), subject: 'A new map', text: '…' })
}

module.exports = { perCity, inMaps, onceEach }
