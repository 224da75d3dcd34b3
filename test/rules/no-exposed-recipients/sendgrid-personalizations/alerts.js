const sgMail = require('@sendgrid/mail')
const { classes } = require('@sendgrid/helpers')
const { pool } = require('./pool')

const { Personalization } = classes

async function floodWarning(region) {
  const { rows: residents } = await pool.query('SELECT email, name FROM residents WHERE region = $1', [region])

  const personalization = new Personalization()
  for (const resident of residents) {
    // expect: no-exposed-recipients
    personalization.addTo(resident.email)
  }
  await sgMail.send({
    from: 'warnings@river.example',
    subject: 'High water',
    text: 'Leave the cellar.',
    personalizations: [personalization],
  })
}

async function allClear(region) {
  const { rows: residents } = await pool.query('SELECT email, name FROM residents WHERE region = $1', [region])
  await sgMail.send({
    from: 'warnings@river.example',
    subject: 'All clear',
    text: 'The water is gone.',
    personalizations: residents.map((resident) => ({ to: [{ email: resident.email, name: resident.name }] })),
  })
}

async function drill(region) {
  const { rows: residents } = await pool.query('SELECT email FROM residents WHERE region = $1', [region])
  await sgMail.send({
    from: 'warnings@river.example',
    subject: 'Drill at noon',
    text: 'The sirens sound.',
    personalizations: [
      {
        // expect: no-exposed-recipients
        to: residents.map((resident) => ({ email: resident.email })),
        substitutions: { '-region-': region },
      },
    ],
  })
}

async function copies(region, mayor) {
  const { rows: volunteers } = await pool.query('SELECT email FROM volunteers WHERE region = $1', [region])
  await sgMail.send({
    from: 'warnings@river.example',
    subject: 'Sandbags',
    text: 'Come at six.',
    // expect: no-exposed-recipients
    personalizations: [{ to: mayor.email, cc: volunteers.map((volunteer) => volunteer.email) }],
  })
}

module.exports = { floodWarning, allClear, drill, copies }
