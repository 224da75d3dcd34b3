import { Resend } from 'resend'
import { prisma } from './db'

const resend = new Resend(process.env.RESEND_KEY)
const from = 'office@example.com'

export async function courtsClosed(clubId: string) {
  const members = await prisma.member.findMany({ where: { clubId } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: members.map((member) => member.email), subject: 'Courts closed', html: '' })
}

export async function newHours(gymId: string) {
  const memberships = await prisma.membership.findMany({ where: { gymId }, include: { user: true } })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: memberships.map((membership) => membership.user.email), subject: 'New hours', html: '' })
}

export async function parishNews(parish: { members: { email: string }[] }, html: string) {
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: parish.members.map((member) => member.email), subject: 'News', html })
}

export async function eachOfThem(clubId: string) {
  for (const member of await prisma.member.findMany({ where: { clubId } }))
    await resend.emails.send({ from, to: member.email, subject: 'Courts closed', html: '' })
}

/** Who runs a club knows who else does. */
export async function budget(clubId: string) {
  const admins = await prisma.clubMember.findMany({ where: { clubId, role: 'ADMIN' }, include: { user: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: admins.map((admin) => admin.user.email), subject: 'Budget', html: '' })
}

export async function agenda(club: { committee: { email: string }[] }) {
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: club.committee.map((one) => one.email), subject: 'Agenda', html: '' })
}

export async function timetable(schoolId: string) {
  const teachers = await prisma.teacher.findMany({ where: { schoolId } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: teachers.map((teacher) => teacher.email), subject: 'Timetable', html: '' })
}

export async function retro(teamId: string) {
  const members = await prisma.teamMember.findMany({ where: { teamId }, include: { user: true } })
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: members.map((member) => member.user.email), subject: 'Retro', html: '' })
}
