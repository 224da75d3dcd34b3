import { getTransporter, lazily, maybeResend, resend } from './client'
import { volunteers } from './volunteers'

const from = 'kitchen@soup.example'

export async function shiftOpen() {
  const to = (await volunteers()).map((volunteer) => volunteer.email)
  // expect: no-exposed-recipients
  await getTransporter().sendMail({ from, to, subject: 'A shift is open', text: '…' })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to, subject: 'A shift is open', text: '…' })
  // expect: no-exposed-recipients
  await maybeResend?.emails.send({ from, to, subject: 'A shift is open', text: '…' })
  const client = await lazily()
  // expect: no-exposed-recipients
  await client.emails.send({ from, to, subject: 'A shift is open', text: '…' })
}

export async function shiftTaken(email: string) {
  if (!maybeResend) throw new Error('no key')
  await maybeResend.emails.send({ from, to: email, subject: 'Thank you', text: '…' })
  await getTransporter().sendMail({ from, to: [email], subject: 'Thank you', text: '…' })
}
