import ejs from 'ejs'
import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'club@acme.test'

export async function family(userId: string) {
  const user = await db.user.findUnique({ where: { id: userId }, include: { relatives: true } })
  const html = await ejs.renderFile('mail/people.ejs', { people: user.relatives })
  await resend.emails.send({ from, to: user.email, subject: 'Your family', html })
}

export async function contacts(user: { id: string; email: string }) {
  const people = await db.contact.findMany({ where: { ownerId: user.id } })
  await resend.emails.send({ from, to: user.email, subject: 'Your contacts', html: await ejs.renderFile('mail/people.ejs', { people }) })
}

export async function report() {
  const people = await db.customer.findMany()
  await resend.emails.send({
    from,
    to: process.env.OPS_EMAIL!,
    subject: 'Report',
    html: await ejs.renderFile('mail/people.ejs', { people }),
  })
}

export async function toOrganizer(eventId: string) {
  const event = await db.event.findUnique({ where: { id: eventId }, include: { organizer: true } })
  const people = await db.attendee.findMany({ where: { eventId } })
  await resend.emails.send({
    from,
    to: event.organizer.email,
    subject: 'Who comes',
    html: await ejs.renderFile('mail/people.ejs', { people }),
  })
}

export async function board() {
  const customers = await db.customer.findMany()
  const people = [
    { name: 'Chair', email: 'chair@acme.test' },
    { name: 'Treasurer', email: 'treasurer@acme.test' },
  ]
  for (const customer of customers) {
    await resend.emails.send({ from, to: customer.email, subject: 'Ask us', html: await ejs.renderFile('mail/people.ejs', { people }) })
  }
}

export async function strangers(eventId: string) {
  const attendees = await db.attendee.findMany({ where: { eventId } })
  const volunteers = await db.volunteer.findMany()
  for (const attendee of attendees) {
    await resend.emails.send({
      from,
      to: attendee.email,
      subject: 'Helpers',
      // expect: no-people-list
      html: await ejs.renderFile('mail/people.ejs', { people: volunteers }),
    })
  }
}

export async function joined() {
  const subscribers = await db.subscriber.findMany()
  for (const subscriber of subscribers) {
    const everybody = subscribers.map(({ email }) => email).join(', ')
    await resend.emails.send({
      from,
      to: subscriber.email,
      subject: 'Hello',
      // expect: no-people-list
      html: await ejs.renderFile('mail/line.ejs', { subscriber, everybody }),
    })
  }
}

export async function masked() {
  const subscribers = await db.subscriber.findMany()
  for (const subscriber of subscribers) {
    const people = subscribers.map(({ email }) => ({ email: maskEmail(email) }))
    await resend.emails.send({ from, to: subscriber.email, subject: 'Hello', html: await ejs.renderFile('mail/people.ejs', { people }) })
  }
}

declare function maskEmail(email: string): string

export async function toRecruiter(jobId: string) {
  const job = await db.job.findUnique({ where: { id: jobId }, include: { recruiter: true } })
  const people = await db.application.findMany({ where: { jobId } })
  const html = await ejs.renderFile('mail/people.ejs', { people })
  await resend.emails.send({ from, to: job.recruiter.email, subject: 'Who applied', html })
}

export async function toTrainer(sessionId: string) {
  const session = await db.session.findUnique({ where: { id: sessionId } })
  const trainer = await db.user.findUnique({ where: { id: session.trainerId } })
  const people = await db.participant.findMany({ where: { sessionId } })
  // expect-possible: no-people-list
  const html = await ejs.renderFile('mail/people.ejs', { people })
  await resend.emails.send({ from, to: trainer.email, subject: 'Your group', html })
}
