import { and, eq } from 'drizzle-orm'
import { db } from './db'
import { alertByResend, alertBySmtp, writeToAll } from './notify'
import { channels, members, subscribers } from './schema'

export async function buildFailed(organizationId: string, log: string) {
  const found = await db.query.channels.findMany({
    where: and(eq(channels.onFailure, true), eq(channels.organizationId, organizationId)),
    with: { email: true, resend: true },
  })
  for (const { email, resend } of found) {
    if (email) await alertBySmtp(email, 'Build failed', log)
    if (resend) await alertByResend(resend, 'Build failed', log)
  }
}

/** The people of one organization, told together. */
export async function tellMembers(organizationId: string) {
  const rows = await db.query.members.findMany({ where: and(eq(members.organizationId, organizationId), eq(members.active, true)) })
  await writeToAll(
    // expect-possible: no-exposed-recipients
    rows.map((member) => member.email),
    'Maintenance tonight',
    '<p>From ten to eleven.</p>',
  )
}

export async function tellSubscribers() {
  const rows = await db.query.subscribers.findMany({ where: eq(subscribers.confirmed, true) })
  await writeToAll(
    // expect: no-exposed-recipients
    rows.map((subscriber) => subscriber.email),
    'Release 2',
    '<p>It is here.</p>',
  )
}

/** A walk over channels says nothing of whom each one lists. */
export async function remindChannels() {
  const reports = await db.query.reports.findMany()
  for (const report of reports) {
    // expect-possible: no-exposed-recipients
    await writeToAll(report.email.toAddresses, 'Your report', report.html)
  }
}

/** A walk over events does not part the guests of each. */
export async function remindGuests() {
  const events = await db.query.events.findMany()
  for (const event of events) {
    // expect: no-exposed-recipients
    await writeToAll(event.guestEmails, 'See you tomorrow', event.html)
  }
}
