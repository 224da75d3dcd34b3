import { transport } from './transport'
import { prisma } from './prisma'

/** The members of one team read each other's addresses every day. */
export async function retroSummary(teamId: string, html: string) {
  const memberships = await prisma.teamMembership.findMany({ where: { teamId }, include: { user: true } })
  await transport.sendMail({
    from: 'retro@board.example',
    // expect-possible: no-exposed-recipients
    to: memberships.map((membership) => membership.user.email),
    subject: 'Retro summary',
    html,
  })
}

export async function storageFull(organizationId: string) {
  const admins = await prisma.organizationMembership.findMany({
    where: { organizationId, role: { in: ['OWNER', 'ADMIN'] } },
    select: { user: { select: { email: true } } },
  })
  const adminEmails = admins.map((admin) => admin.user.email)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from: 'billing@board.example', to: adminEmails, subject: 'Your storage is full', text: 'Upgrade?' })
}

/** Every customer of every team. */
export async function newRegion() {
  const owners = await prisma.user.findMany({ where: { plan: 'paid' } })
  await transport.sendMail({
    from: 'news@board.example',
    // expect: no-exposed-recipients
    to: owners.map((owner) => owner.email),
    subject: 'A new region',
    text: 'Move your data.',
  })
}
