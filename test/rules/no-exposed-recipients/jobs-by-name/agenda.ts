import { Agenda } from '@hokify/agenda'
import nodemailer from 'nodemailer'
import { readers } from './readers'

const agenda = new Agenda({ db: { address: process.env.MONGO_URL! } })
const transport = nodemailer.createTransport(process.env.SMTP_URL)

agenda.define('send reminder', async (job) => {
  const { addresses, text } = job.attrs.data
  await transport.sendMail({ from: 'press@zine.example', to: addresses, subject: 'A reminder', text })
})

agenda.define('send receipt', async (job) => {
  await transport.sendMail({ from: 'press@zine.example', to: job.attrs.data.address, subject: 'A receipt', text: '…' })
})

export async function subscriptionEnds() {
  const ending = await readers({ ends: new Date() })
  await agenda.schedule('tomorrow at noon', 'send reminder', {
    // expect: no-exposed-recipients
    addresses: ending.map((reader) => reader.email),
    text: 'Your subscription ends.',
  })
  for (const reader of ending) await agenda.now('send receipt', { address: reader.email })
}
