import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'desk@shop.example'

/** All addresses of one person. */
export async function newDevice(userId: string) {
  const addresses = await prisma.emailAddress.findMany({ where: { userId, verified: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: addresses.map((one) => one.address), subject: 'A new device', text: 'Was it you?' })
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId }, include: { emailAddresses: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: user.emailAddresses.map((one) => one.address), subject: 'A new device', text: 'Was it you?' })
}

export async function newTerms() {
  const addresses = await prisma.emailAddress.findMany({ where: { verified: true } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: addresses.map((one) => one.address), subject: 'New terms', text: 'As of May.' })
}

/** Whom one customer named to us; those of a mailing list nobody named to each other. */
export async function quote(id: string) {
  const row = await prisma.quote.findUniqueOrThrow({ where: { id }, include: { customer: { include: { contacts: true } } } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: row.customer.contacts.map((one) => one.email), subject: `Quote ${row.number}`, text: 'Attached.' })
}

export async function prices() {
  const customers = await prisma.customer.findMany({ include: { contacts: true } })
  const to = customers.flatMap((customer) => customer.contacts.map((one) => one.email))
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to, subject: 'Prices', text: 'As of May.' })
}

export async function issue(id: string) {
  const list = await prisma.mailingList.findUniqueOrThrow({ where: { id }, include: { contacts: true } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: list.contacts.map((one) => one.email), subject: 'Issue 4', text: 'Hello.' })
}

/** Who travels on one booking booked it together; an event’s guests did not. */
export async function room(id: string) {
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id }, include: { guests: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: booking.guests.map((guest) => guest.email), subject: 'Your room', text: booking.room })
  const event = await prisma.event.findUniqueOrThrow({ where: { id: booking.eventId }, include: { guests: true } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: event.guests.map((guest) => guest.email), subject: event.title, text: 'Tonight.' })
}

/** The same people, asked for by what they belong to; of all conversations they are strangers. */
export async function replied(conversationId: string) {
  const participants = await prisma.conversationParticipant.findMany({ where: { conversationId, left: false } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: participants.map((one) => one.email), subject: 'A reply', text: 'Read on.' })
}

export async function moved() {
  const participants = await prisma.conversationParticipant.findMany({ where: { left: false } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: participants.map((one) => one.email), subject: 'We move', text: 'Read on.' })
}

export async function cancelled(eventId: string) {
  const participants = await prisma.eventParticipant.findMany({ where: { eventId } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: participants.map((one) => one.email), subject: 'Cancelled', text: 'We are sorry.' })
}
