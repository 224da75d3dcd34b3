import { deliver, deliverEach } from '@acme/mailer'
import { db } from '../lib/db'
import { remind, sendAll, sendEach } from '../lib/mail'
import { remind as remindToday } from '../lib/other'

export async function summer() {
  const subscribers = await db.subscriber.findMany()
  const addresses = subscribers.map((subscriber) => subscriber.email)
  await deliver({
    // expect: no-exposed-recipients
    recipients: addresses,
    subject: 'Summer',
  })
  await deliver({ recipients: ['club@club.example'], hidden: addresses, subject: 'Summer' })
  await deliverEach({ recipients: addresses, subject: 'Summer' })
  // expect: no-exposed-recipients
  await postAll('Summer', addresses)
  for (const subscriber of subscribers) await postAll('Summer', subscriber.email)
}

export async function evening() {
  const guests = await db.guest.findMany()
  await sendEach(
    guests.map((guest) => guest.email),
    'Evening',
  )
  await remind(guests.map((guest) => guest.email))
  // expect: no-exposed-recipients
  await remindToday(guests.map((guest) => guest.email))
  await sendAll(
    // expect: no-exposed-recipients
    guests.map((guest) => guest.email),
    'Evening',
  )
}
