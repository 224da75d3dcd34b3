import sgMail from '@sendgrid/mail'
import { query } from './database.js'

export async function urgent(officerId, filters, notice) {
  const officers = await query('SELECT college_name, phone FROM officers WHERE id = $1', [officerId])
  const { college_name: college, phone } = officers.rows[0]
  const students = await query(filters.sql, filters.values)
  for (const student of students.rows)
    await sgMail.send({ from: 'office@campus.example', to: student.email, subject: `${notice} (${college})`, text: `Call ${phone}.` })
}

export async function numberChanged(course) {
  const students = await query('SELECT email, phone FROM students WHERE course = $1', [course])
  for (const student of students.rows)
    await sgMail.send({
      from: 'office@campus.example',
      to: student.email,
      subject: 'A new number',
      // expect: no-foreign-data
      text: `Call ${students.rows[0].phone}.`,
    })
}
