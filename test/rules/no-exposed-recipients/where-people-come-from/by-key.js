const redis = require('redis')
const { google } = require('googleapis')
const nodemailer = require('nodemailer')

const client = redis.createClient()
const transport = nodemailer.createTransport({ host: 'smtp.shop.example' })

exports.fromSet = async () => {
  const addresses = await client.sMembers('subscribers')
  // expect: no-exposed-recipients
  await transport.sendMail({ to: addresses, subject: 'News', text: 'New in May' })
  for (const address of addresses) await transport.sendMail({ to: address, subject: 'News', text: 'New in May' })
}

exports.fromSetOfList = async (list) => {
  const addresses = await client.sMembers(`subscribers:${list}`)
  // expect: no-exposed-recipients
  await transport.sendMail({ to: addresses, subject: 'News', text: 'New in May' })
}

// Those of one team know each other.
exports.fromSetOfTeam = async (id) => {
  const addresses = await client.sMembers(`team:${id}:members`)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: addresses, subject: 'Standup', text: 'At nine.' })
}

exports.fromSheet = async (auth) => {
  const sheets = google.sheets({ version: 'v4', auth })
  const answer = await sheets.spreadsheets.values.get({ spreadsheetId: 'abc', range: 'Attendees!A2:C' })
  const emails = answer.data.values.map((row) => row[1])
  // expect: no-exposed-recipients
  await transport.sendMail({ to: emails.join(','), subject: 'Doors open at seven', text: 'See you on Friday.' })
}

// Who reads the report is what the operator wrote into a sheet of settings.
exports.fromSettings = async (auth) => {
  const sheets = google.sheets({ version: 'v4', auth })
  const answer = await sheets.spreadsheets.values.get({ spreadsheetId: 'abc', range: 'Config!A2:A' })
  await transport.sendMail({ to: answer.data.values.map((row) => row[0]).join(','), subject: 'Report', text: 'Sales' })
}
