import sgMail from '@sendgrid/mail'
import { prisma } from './db'
import { newPost, reminder } from './messages'

const client = { send: (msg: object) => sgMail.send(msg as never), sendMultiple: (msg: object) => sgMail.sendMultiple(msg as never) }

export async function announce(eventId: string) {
  const event = await prisma.event.findUnique({ where: { id: eventId }, include: { attendees: true } })
  if (!event) return
  const attendeeEmails = event.attendees.filter((a) => a.email !== null).map((a) => a.email)
  // expect: no-exposed-recipients
  const msg = newPost(attendeeEmails, event.title)
  await client.send(msg)
}

export async function announceEach(eventId: string) {
  const event = await prisma.event.findUnique({ where: { id: eventId }, include: { attendees: true } })
  if (!event) return
  const msg = newPost(event.attendees.map((a) => a.email), event.title)
  await client.sendMultiple(msg)
}

export async function remind(eventId: string) {
  const event = await prisma.event.findUnique({ where: { id: eventId }, include: { attendees: true } })
  for (const attendee of event!.attendees) await client.send(reminder(attendee.email, event!.title))
}
