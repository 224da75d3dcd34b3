import { Resend } from 'resend'
import { guestsOf, type Guest } from './guests'

const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'hotel@stay.example'

export async function checkIn(hotelId: string) {
  const guests = await guestsOf(hotelId)
  if (guests.length !== 1) return
  await resend.emails.send({ from, to: guests.map((guest) => guest.email), subject: 'Your room is ready', text: '…' })
}

export async function checkOut(hotelId: string) {
  const guests = await guestsOf(hotelId)
  if (guests.length === 0) return
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: guests.map((guest) => guest.email), subject: 'Please leave by noon', text: '…' })
}

export async function breakfast(hotelId: string, only?: Guest) {
  const guests = await guestsOf(hotelId)
  const to = only ? only.email : guests.map((guest) => guest.email)
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to, subject: 'Breakfast at seven', text: '…' })
}

export async function pool(hotelId: string) {
  const guests = await guestsOf(hotelId)
  const emails = guests.map((guest) => guest.email)
  const addressed = emails.length > 1 ? { to: from, bcc: emails } : { to: emails[0] }
  await resend.emails.send({ from, ...addressed, subject: 'The pool is open', text: '…' })
}

export async function bar(hotelId: string) {
  const guests = await guestsOf(hotelId)
  switch (guests.length) {
    case 0:
      return
    case 1:
      await resend.emails.send({ from, to: guests.map((guest) => guest.email), subject: 'The bar is open', text: '…' })
      break
    default:
      await resend.batch.send(guests.map((guest) => ({ from, to: guest.email, subject: 'The bar is open', text: '…' })))
  }
}

export async function fallback(hotelId: string) {
  const guests = await guestsOf(hotelId)
  const first = guests[0] ?? { email: from }
  try {
    await resend.emails.send({ from, to: first.email, subject: 'A gift', text: '…' })
  } catch {
    // expect: no-exposed-recipients
    await resend.emails.send({ from, to: from, cc: guests.map((guest) => guest.email), subject: 'A gift', text: '…' })
  }
}
