import type { DataSource } from 'typeorm'
import { Resend } from 'resend'
import { prisma } from './db'

const resend = new Resend(process.env.RESEND_KEY)
const from = 'parish@example.com'
const BATCH_SIZE = 50

export class ParishMail {
  constructor(private readonly dataSource: DataSource) {}

  async newsToMembers(tenantId: string, subject: string, html: string): Promise<void> {
    const people: { email: string }[] = await this.dataSource.query(
      'SELECT u.email FROM tenant_memberships tm JOIN users u ON u.id = tm.user_id WHERE tm.tenant_id = $1',
      [tenantId],
    )
    await this.send(
      // expect: no-exposed-recipients
      people.map((person) => person.email),
      subject,
      html,
    )
  }

  private async send(to: string[], subject: string, html: string): Promise<void> {
    for (const batch of this.chunk(to, 50)) await resend.emails.send({ from, to: batch, subject, html })
  }

  private chunk(list: string[], size: number): string[][] {
    const chunks: string[][] = []
    for (let at = 0; at < list.length; at += size) chunks.push(list.slice(at, at + size))
    return chunks
  }
}

export async function termStarts(schoolId: string, organizationId: string): Promise<void> {
  const members = await prisma.user.findMany({ where: { organizationId } })
  const pages = Math.ceil(members.length / BATCH_SIZE)
  for (let page = 0; page < pages; page++) {
    const some = members.slice(page * BATCH_SIZE, (page + 1) * BATCH_SIZE)
    // expect: no-exposed-recipients
    await resend.emails.send({ from, to: some.map((member) => member.email), subject: 'Term starts', html: schoolId })
  }
}

export async function dues(clubId: string): Promise<void> {
  const memberships = await prisma.clubMembership.findMany({ where: { organizationId: clubId }, include: { user: true } })
  const left = memberships.map((membership) => membership.user.email)
  // expect: no-exposed-recipients
  while (left.length > 0) await resend.emails.send({ from, to: left.splice(0, 100), subject: 'Dues', html: '' })
}

/** A team that is mailed at once is small. */
export async function standUp(teamId: string): Promise<void> {
  const members = await prisma.user.findMany({ where: { teamId } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: members.map((member) => member.email), subject: 'Stand-up', html: '' })
}

/** Admins know each other, however many a provider takes at once. */
export async function outage(): Promise<void> {
  const admins = await prisma.user.findMany({ where: { role: 'ADMIN' } })
  for (let at = 0; at < admins.length; at += BATCH_SIZE) {
    // expect-possible: no-exposed-recipients
    await resend.emails.send({ from, to: admins.slice(at, at + BATCH_SIZE).map((admin) => admin.email), subject: 'Outage', html: '' })
  }
}

/** Three at a time, for the sake of a rate limit. */
export async function shiftPlan(teamId: string): Promise<void> {
  const members = await prisma.user.findMany({ where: { teamId } })
  for (let at = 0; at < members.length; at += 3) {
    const some = members.slice(at, at + 3)
    // expect-possible: no-exposed-recipients
    await resend.emails.send({ from, to: some.map((member) => member.email), subject: 'Your shift', html: '' })
  }
}

export async function each(organizationId: string): Promise<void> {
  const members = await prisma.user.findMany({ where: { organizationId } })
  for (let at = 0; at < members.length; at += BATCH_SIZE) {
    const some = members.slice(at, at + BATCH_SIZE)
    await Promise.all(some.map((member) => resend.emails.send({ from, to: member.email, subject: 'Term starts', html: '' })))
  }
}
