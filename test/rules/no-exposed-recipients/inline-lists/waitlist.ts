import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

export async function openDoors() {
  const waiting = await prisma.waitlistEntry.findMany({ where: { invitedAt: null } })

  const { error } = await resend.emails.send({
    from: 'Hello <hello@launch.example>',
    // expect: no-exposed-recipients
    to: waiting.map(({ email }) => email),
    subject: 'You can sign up now',
    html: '<p>The doors are open.</p>',
  })
  if (error) throw new Error(error.message)

  await prisma.waitlistEntry.updateMany({ data: { invitedAt: new Date() } })
}

export async function confirmPlace(id: string) {
  const entry = await prisma.waitlistEntry.findUniqueOrThrow({ where: { id } })
  await resend.emails.send({ from: 'hello@launch.example', to: [entry.email], subject: 'You are on the list', html: '<p>Soon.</p>' })
}
