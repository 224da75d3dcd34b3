import sgMail from '@sendgrid/mail'
import { hiddenMail, membersMail, ticketMail } from './build'
import { ticketHolders } from './store'

export async function concertMoved(concertId: string) {
  const holders = await ticketHolders(concertId)
  const emails = holders.map((holder) => holder.email)
  // expect: no-exposed-recipients
  await sgMail.send(membersMail(emails, 'The concert has moved'))
}

export async function concertToday(concertId: string) {
  const holders = await ticketHolders(concertId)
  const message = membersMail(
    holders.map((holder) => holder.email),
    'Tonight!',
  )
  await sgMail.sendMultiple(message)
}

export async function concertReview(concertId: string) {
  const holders = await ticketHolders(concertId)
  await sgMail.send(hiddenMail(holders.map((h) => h.email), 'What the papers say'))
  await sgMail.send(holders.map(ticketMail))
}

export async function sold(concertId: string) {
  for (const holder of await ticketHolders(concertId)) await sgMail.send(ticketMail(holder))
}
