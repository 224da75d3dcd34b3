import { PrismaClient } from '@prisma/client'
import { openMailbox } from './mailbox'

const prisma = new PrismaClient()

export async function launch() {
  const box = openMailbox('service')
  const followers = await prisma.follower.findMany()
  // expect: no-exposed-recipients
  await box.sendLetter({ to: followers.map((follower) => follower.email), subject: 'We are open', html: '<p>Come in.</p>' })
  for (const follower of followers) await box.sendLetter({ to: follower.email, subject: 'We are open', html: '<p>Come in.</p>' })
}

/** The owner of the mailbox reads the draft before it goes out, to those who sat in one meeting with them. */
export async function minutes(id: string) {
  const meeting = await prisma.meeting.findUniqueOrThrow({ where: { id } })
  await openMailbox('owner').keepDraft({
    // expect-possible: no-exposed-recipients
    to: (meeting.attendees as { email: string }[]).map((attendee) => attendee.email),
    subject: 'Minutes',
    html: '<p>Agreed.</p>',
  })
}

/** A mail client: who writes the letter picks who gets it. */
export async function write(request: { body: { to: string[]; subject: string; html: string } }) {
  const { to, subject, html } = request.body
  await openMailbox('owner').sendLetter({ to, subject, html })
}
