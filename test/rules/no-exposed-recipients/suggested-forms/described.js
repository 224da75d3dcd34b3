const AWS = require('aws-sdk')
const nodemailer = require('nodemailer')
const { Pool } = require('pg')

const db = new Pool()
const ses = new AWS.SES()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'tours@tours.example'

exports.promised = async () => {
  const { rows } = await db.query('select email from guests')
  const params = {
    Source: from,
    // expect: no-exposed-recipients
    Destination: { ToAddresses: rows.map((row) => row.email) },
    Message: { Subject: { Data: 'Rain tomorrow' }, Body: { Text: { Data: 'Bring a coat.' } } },
  }
  await ses.sendEmail(params).promise()
}

/** The callback answers the request, which can be done once only: no edit, but words. */
exports.answered = (req, res) => {
  db.query('select email from guests').then(({ rows }) => {
    // expect: no-exposed-recipients
    const mailOptions = { from, to: rows.map((row) => row.email), subject: 'New tours', text: 'In May.' }
    transport.sendMail(mailOptions, (error) => res.sendStatus(error ? 500 : 204))
  })
}

/** Somebody reads what the call gives. */
exports.counted = async () => {
  const { rows } = await db.query('select email from guests')
  // expect: no-exposed-recipients
  const info = await transport.sendMail({ from, to: rows.map((row) => row.email), subject: 'New tours', text: 'In May.' })
  return info.accepted.length
}

/** The guide would stay in every copy. */
exports.withAGuide = async (guide) => {
  const { rows } = await db.query('select email from guests')
  // expect: no-exposed-recipients
  await transport.sendMail({ from, cc: guide.email, to: rows.map((row) => row.email), subject: 'New tours', text: 'In May.' })
}
