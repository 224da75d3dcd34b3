import nodemailer from 'nodemailer'
import { db } from './db'

const mailer = nodemailer.createTransport(process.env.SMTP_URL)

export async function boarding(flight: string) {
  const passengers = await db.selectFrom('passengers').select(['email', 'name']).where('flight', '=', flight).execute()
  const emails = passengers.map((passenger) => passenger.email)

  await mailer.sendMail({
    from: 'gate@air.example',
    to: emails[0],
    // expect: no-exposed-recipients
    cc: emails.slice(1),
    subject: 'Boarding now',
    text: 'Gate 12.',
  })
}

export async function gateChanged(flight: string) {
  const passengers = await db.selectFrom('passengers').select('email').where('flight', '=', flight).execute()
  const [first, ...others] = passengers.map(({ email }) => email)
  await mailer.sendMail({
    from: 'gate@air.example',
    to: first,
    // expect: no-exposed-recipients
    cc: others.join(','),
    subject: 'New gate',
    text: 'Gate 14.',
  })
}

export async function upgraded(flight: string) {
  const [lucky] = await db.selectFrom('passengers').select('email').where('flight', '=', flight).execute()
  await mailer.sendMail({ from: 'gate@air.example', to: lucky.email, subject: 'An upgrade', text: 'Row 1.' })
}

export async function standby(flight: string) {
  const list = await db.selectFrom('passengers').select('email').where('flight', '=', flight).execute()
  while (list.length > 0) {
    const next = list.shift()
    await mailer.sendMail({ from: 'gate@air.example', to: next!.email, subject: 'A seat is free', text: 'Hurry.' })
  }
}

export async function lastCall(flight: string) {
  const passengers = await db.selectFrom('passengers').select('email').where('flight', '=', flight).execute()
  const [first, ...hidden] = passengers.map(({ email }) => email)
  await mailer.sendMail({
    from: 'gate@air.example',
    // expect: no-exposed-recipients
    to: first,
    bcc: hidden,
    subject: 'Last call',
    text: 'Gate 14.',
  })
}
