import { createTransport } from 'nodemailer'
import { Household } from './household.js'

const transport = createTransport(process.env.SMTP_URL)
const from = 'meter@power.example'

export async function reachable() {
  const households = await Household.findAll()
  const to = households.reduce((all, household) => (household.email ? [...all, household.email] : all), [])
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'New tariff', text: '…' })
}

export async function largest() {
  const households = await Household.findAll()
  const one = households.reduce((most, household) => (household.used > most.used ? household : most))
  await transport.sendMail({ from, to: one.email, subject: 'You used the most', text: '…' })
}
