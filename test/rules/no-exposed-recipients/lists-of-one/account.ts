import { Resend } from 'resend'
import { prisma } from './prisma'

const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'account@keys.example'

/** Both addresses are of one person. */
export async function addressChanged(userId: string, newEmail: string) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } })
  await resend.emails.send({ from, to: [user.email, newEmail], subject: 'Your address has changed', text: 'Was it you?' })
  await resend.emails.send({ from, to: [user.email, user.recoveryEmail], subject: 'Your address has changed', text: 'Was it you?' })
}

export async function weakPasswords() {
  const users = await prisma.user.findMany({ where: { weak: true } })
  await Promise.all(users.map((user) => resend.emails.send({ from, to: [user.email], subject: 'A stronger password', text: '…' })))
}

export async function firstAdmin() {
  const users = await prisma.user.findMany({ orderBy: { createdAt: 'asc' }, take: 1 })
  await resend.emails.send({ from, to: users.map((user) => user.email), subject: 'Licence', text: 'It ends soon.' })
}

export async function byIndex(index: number) {
  const users = await prisma.user.findMany()
  await resend.emails.send({ from, to: users[index].email, subject: 'You were picked', text: 'Congratulations.' })
  const oldest = users.find((user) => user.createdAt < new Date('2020-01-01'))
  if (oldest) await resend.emails.send({ from, to: oldest.email, subject: 'Five years', text: 'Thank you.' })
}

export async function onlyWhenSingle() {
  const pending = await prisma.user.findMany({ where: { pending: true } })
  if (pending.length === 1) {
    await resend.emails.send({ from, to: pending.map((user) => user.email), subject: 'Please confirm', text: '…' })
    return
  }
  for (const { email } of pending) await resend.emails.send({ from, to: email, subject: 'Please confirm', text: '…' })
}

/** A mentor meets a mentee: both must see both. */
export async function introduce(mentorId: string, menteeId: string) {
  const mentor = await prisma.user.findUniqueOrThrow({ where: { id: mentorId } })
  const mentee = await prisma.user.findUniqueOrThrow({ where: { id: menteeId } })
  await resend.emails.send({ from, to: [mentor.email, mentee.email], subject: 'Please meet', text: 'You two should talk.' })
}
