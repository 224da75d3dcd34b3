const { Pool } = require('pg')
const nodemailer = require('nodemailer')

const pool = new Pool()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

async function tellOffices(office, title) {
  // The inner query picks one office; the outer one gives all who work there.
  const found = await pool.query(
    'SELECT a.email FROM administrative a WHERE a.id IN (SELECT o.person_id FROM offices o WHERE o.id = $1)',
    [office],
  )
  await transport.sendMail({
    from: 'news@school.example',
    // expect-possible: no-exposed-recipients
    to: found.rows.map((row) => row.email).join(', '),
    subject: title,
  })
}

async function tellCourse(course, title) {
  const found = await pool.query(
    'SELECT s.email FROM students s WHERE s.id IN (SELECT e.student_id FROM enrolments e WHERE e.id = $1)',
    [course],
  )
  await transport.sendMail({
    from: 'news@school.example',
    // expect: no-exposed-recipients
    to: found.rows.map((row) => row.email).join(', '),
    subject: title,
  })
}

module.exports = { tellOffices, tellCourse }
