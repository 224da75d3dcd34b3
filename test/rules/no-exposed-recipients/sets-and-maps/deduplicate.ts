import nodemailer from 'nodemailer'
import { runners, type Runner } from './runners'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'race@run.example'

export async function startMoved() {
  const unique = [...new Set((await runners()).map((runner) => runner.email))]
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: unique, subject: 'The start has moved', text: '…' })
}

export async function results() {
  const byEmail = new Map<string, Runner>()
  for (const runner of await runners()) byEmail.set(runner.email, runner)
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: Array.from(byEmail.keys()),
    subject: 'Results',
    text: '…',
  })
  for (const [email, runner] of byEmail) {
    await transport.sendMail({ from, to: email, subject: 'Your time', text: runner.time })
  }
  byEmail.forEach((runner, email) => void transport.sendMail({ from, to: email, subject: 'Photo', text: runner.time }))
}

export async function seen() {
  const seen = new Set<string>()
  for (const { email } of await runners()) {
    if (seen.has(email)) continue
    seen.add(email)
    await transport.sendMail({ from, to: email, subject: 'Your number', text: '…' })
  }
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: Array.from(seen),
    subject: 'Parking',
    text: '…',
  })
}

export async function grouped() {
  const byRace: Record<string, string[]> = {}
  for (const runner of await runners()) (byRace[runner.race] ??= []).push(runner.email)
  for (const emails of Object.values(byRace)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: emails, subject: 'Your race', text: '…' })
  }
}

export async function keyed() {
  const byEmail = Object.fromEntries((await runners()).map((runner) => [runner.email, runner.time]))
  for (const [to, time] of Object.entries(byEmail)) await transport.sendMail({ from, to, subject: 'Your time', text: time })
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: Object.keys(byEmail).join(), subject: 'Thank you', text: '…' })
}
