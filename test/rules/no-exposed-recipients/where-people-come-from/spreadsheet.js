import fs from 'node:fs'
import csv from 'csv-parser'
import { createTransport } from 'nodemailer'

const transport = createTransport(process.env.SMTP_URL)

export function importGuests(path) {
  const guests = []
  fs.createReadStream(path)
    .pipe(csv())
    .on('data', (row) => guests.push(row))
    .on('end', () => {
      // expect: no-exposed-recipients
      transport.sendMail({ from: 'dance@hall.example', to: guests.map((guest) => guest.email), subject: 'The ball', text: '…' })
    })
}
