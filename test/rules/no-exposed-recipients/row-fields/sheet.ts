import Airtable from 'airtable'
import { GoogleSpreadsheet } from 'google-spreadsheet'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

export async function fromTheSheet() {
  const sheet = new GoogleSpreadsheet(process.env.SHEET)
  const rows = await sheet.sheetsByIndex[0].getRows()
  const to = rows.map((row) => row.get('Email'))
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'club@chess.example', to, subject: 'Next match', text: 'Sunday.' })
  for (const row of rows) await resend.emails.send({ from: 'club@chess.example', to: row.get('Email'), subject: 'x', text: 'y' })
}

export async function fromTheBase() {
  const records = await new Airtable().base('club')('Players').select().all()
  await resend.emails.send({
    from: 'club@chess.example',
    // expect: no-exposed-recipients
    to: records.map((record) => record.get('Email') as string),
    subject: 'Next match',
    text: 'Sunday.',
  })
}
