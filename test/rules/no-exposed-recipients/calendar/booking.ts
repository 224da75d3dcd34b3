import ical from 'ical-generator'
import { createTransport } from 'nodemailer'
import { prisma } from './prisma'

const transport = createTransport(process.env.SMTP_URL)
const from = 'book@rooms.example'

/** Reply-To and To name one person each; the invitation is for the organiser, who may know everybody. */
export async function booked(bookingId: string) {
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId }, include: { organizer: true, attendees: true } })
  const calendar = ical({ name: booking.title })
  calendar.createEvent({ start: booking.start, attendees: booking.attendees.map(({ name, email }) => ({ name, email })) })
  await transport.sendMail({
    from,
    to: booking.organizer.email,
    subject: 'A new booking',
    text: booking.attendees.map((attendee) => attendee.email).join('\n'),
    icalEvent: { method: 'REQUEST', content: calendar.toString() },
  })
}

/** An event that anybody can sign up to. */
export async function moved(bookingId: string) {
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId }, include: { organizer: true, attendees: true } })
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: booking.attendees.map((attendee) => `${attendee.name} <${attendee.email}>`).join(', '),
    replyTo: booking.organizer.email,
    subject: 'Your booking has moved',
    text: '…',
  })
}

export async function cancelled(bookingId: string) {
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId }, include: { organizer: true, attendees: true } })
  const mails = booking.attendees.map((attendee) =>
    transport.sendMail({ from, to: attendee.email, replyTo: booking.organizer.email, subject: 'Cancelled', text: `Dear ${attendee.name}` }),
  )
  await Promise.all([...mails, transport.sendMail({ from, to: booking.organizer.email, subject: 'Cancelled', text: '…' })])
}
