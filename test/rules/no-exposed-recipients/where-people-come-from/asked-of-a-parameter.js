import { createMimeMessage } from 'mimetext'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function fromStore({ env }, subject) {
  const stored = await env.LIST.get('subscribers', 'json')
  const message = createMimeMessage()
  message.setSubject(subject)
  // expect: no-exposed-recipients
  message.setRecipients(stored.map((one) => one.email))
  return message.asRaw()
}

export async function fromRedis({ redis }, subject, text) {
  const stored = JSON.parse(await redis.get('newsletter'))
  // expect: no-exposed-recipients
  await transport.sendMail({ to: stored.map((one) => one.email), subject, text })
}

export async function oneByOne({ redis }, subject, text) {
  const stored = JSON.parse(await redis.get('newsletter'))
  for (const one of stored) await transport.sendMail({ to: one.email, subject, text })
}

/** Whoever hands over a message has put the recipients into it. */
export async function deliver(message) {
  const recipients = message.getRecipients()
  await transport.sendMail({ to: recipients.map((one) => one.email), subject: message.subject, text: message.text })
}

export async function toOperators({ env }, text) {
  await transport.sendMail({ to: env.ADMINS.split(',').map((one) => one.trim()), subject: 'Alarm', text })
}
