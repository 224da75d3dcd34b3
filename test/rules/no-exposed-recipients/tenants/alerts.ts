import { Resend } from 'resend'
import { prisma } from './db'

const resend = new Resend(process.env.RESEND_KEY)

export async function exportFailed(projectId: string) {
  const memberships = await prisma.projectMembership.findMany({ where: { projectId, role: { in: ['ADMIN', 'OWNER'] } }, include: { user: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: memberships.map((m) => m.user.email), subject: 'Export failed', html: '' })
}

export async function limitReached(workspaceId: string) {
  const users = await prisma.user.findMany({ where: { workspaceId } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: users.map((u) => u.email), subject: 'Limit reached', html: '' })
}

export async function toAdmins() {
  const admins = await prisma.user.findMany({ where: { role: 'ADMIN' } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: admins.map((u) => u.email), subject: 'New signup', html: '' })
}

export async function toOps() {
  await resend.emails.send({ from: 'a@example.com', to: ['ops@example.com', 'oncall@example.com'], subject: 'New signup', html: '' })
}

export async function toEveryCustomer() {
  const users = await prisma.user.findMany({ where: { deletedAt: null } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: users.map((u) => u.email), subject: 'We moved', html: '' })
}

export async function bothAddresses(userId: string, newEmail: string) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } })
  await resend.emails.send({ from: 'a@example.com', to: [user.email, user.previousEmail], subject: 'Your address changed', html: newEmail })
}

export async function quoteAdded(project: { members: string[] }, usersById: Record<string, { email: string }>) {
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: project.members.map((id) => usersById[id].email), subject: 'New quote', html: '' })
}

export async function sold(order: { buyers: string[] }, usersById: Record<string, { email: string }>) {
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to: order.buyers.map((id) => usersById[id].email), subject: 'Sold out', html: '' })
}
