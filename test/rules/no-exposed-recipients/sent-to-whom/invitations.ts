import { Resend } from 'resend'
import { prisma } from './prisma'

const resend = new Resend(process.env.RESEND_API_KEY)

const sendInvite = async ({ to, url }: { to: string | string[]; url: string }) => {
  await resend.emails.send({ from: 'rooms@files.example', to, subject: 'You are invited', html: `<a href="${url}">Open</a>` })
}

export async function inviteGroup(req: { body: { groupId: string; emails?: string[] } }) {
  const group = await prisma.viewerGroup.findUnique({ where: { id: req.body.groupId }, select: { members: { select: { viewer: true } } } })
  const available = group.members.map((member) => member.viewer.email).filter(Boolean)
  const targets = Array.from(new Set((req.body.emails ?? available).filter((email) => available.includes(email))))

  const successes: string[] = []
  const failures: { email: string; error: string }[] = []
  for (const email of targets) {
    try {
      await sendInvite({ to: email, url: 'https://files.example/room' })
      successes.push(email)
    } catch (error) {
      failures.push({ email, error: String(error) })
    }
  }
  return { successes, failures }
}

export async function remindAndReport(req: { body: { emails: string[] } }) {
  const sent: string[] = []
  for (const email of req.body.emails) {
    await sendInvite({ to: email, url: 'https://files.example/reminder' })
    sent.push(email)
  }
  // expect: no-exposed-recipients
  await sendInvite({ to: sent, url: 'https://files.example/thanks' })
}
