import { Resend } from 'resend'
import { Invite, sendBatchEmail } from './send-batch'
import { db } from './db'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function payouts() {
  const partners = await db.partner.findMany({ where: { payoutDue: true } })
  const emails = partners.map((partner) => ({
    from: 'pay@links.example',
    to: partner.email,
    subject: 'Your payout',
    text: `Dear ${partner.name}`,
  }))
  await resend.batch.send(emails)
}

export async function merged(partnerIds: string[]) {
  const partners = await db.partner.findMany({ where: { id: { in: partnerIds } } })
  await sendBatchEmail(partners.map((partner) => ({ to: partner.email, subject: 'Accounts merged', text: 'Done.' })))
}

export async function invite(invites: Invite[]) {
  await sendBatchEmail(invites.map(({ email }) => ({ to: email, subject: 'Join us', text: 'Click.' })))
}

/** A batch of one message to everybody. */
export async function closing() {
  const partners = await db.partner.findMany()
  const to = partners.map((partner) => partner.email)
  // expect: no-exposed-recipients
  await resend.batch.send([{ from: 'pay@links.example', to, subject: 'We close', text: 'Thank you.' }])
}
