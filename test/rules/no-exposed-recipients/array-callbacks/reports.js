import { createTransport } from 'nodemailer'
import { Household } from './household.js'

const transport = createTransport(process.env.SMTP_URL)
const from = 'meter@power.example'

export async function flat() {
  const households = await Household.findAll({ include: 'residents' })
  const to = households.flatMap((household) => household.residents).map((resident) => resident.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'Reading day', text: 'Please let us in.' })
}

export async function filtered() {
  const households = await Household.findAll()
  const late = households.filter((household) => !household.read && household.email).map((household) => household.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: late, subject: 'Please read your meter', text: '…' })
}

export async function reduced() {
  const households = await Household.findAll()
  const line = households.reduce((text, household) => (text ? `${text}, ${household.email}` : household.email), '')
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: line, subject: 'New tariff', text: '…' })
}

export async function concatenated() {
  const owners = await Household.findAll({ where: { owned: true } })
  const tenants = await Household.findAll({ where: { owned: false } })
  const to = owners
    .concat(tenants)
    .map(({ email }) => email)
    .sort()
    .reverse()
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'Power cut', text: '…' })
}

export async function chained() {
  const households = await Household.findAll()
  households
    .map((household) => ({ to: household.email, subject: 'Bill', text: String(household.bill) }))
    .filter((mail) => mail.to)
    .map((mail) => transport.sendMail({ from, ...mail }))
}

export async function settled() {
  const households = await Household.findAll()
  const results = await Promise.allSettled(
    households.map(async (household) => {
      const { email, name } = household
      return transport.sendMail({ from, to: `${name} <${email}>`, subject: 'Bill', text: '…' })
    }),
  )
  return results.filter((result) => result.status === 'rejected').length
}

export async function reducedToSends() {
  const households = await Household.findAll()
  await households.reduce(async (previous, { email }) => {
    await previous
    await transport.sendMail({ from, to: email, subject: 'Bill', text: '…' })
  }, Promise.resolve())
}

export async function some() {
  const households = await Household.findAll()
  const worst = households.sort((a, b) => b.bill - a.bill)[0]
  const found = households.find((household) => household.leak)
  await transport.sendMail({ from, to: worst.email, subject: 'Your bill', text: 'Is something on?' })
  await transport.sendMail({ from, to: found?.email, subject: 'A leak', text: 'Please check.' })
  await transport.sendMail({ from, to: households.at(-1).email, subject: 'Welcome', text: 'Hello.' })
  await transport.sendMail({ from, to: households.pop().email, subject: 'Goodbye', text: 'Bye.' })
}
