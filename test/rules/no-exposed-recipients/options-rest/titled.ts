import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'

const resend = new Resend(process.env.RESEND_API_KEY)
const prisma = new PrismaClient()

interface Options {
  to: string | string[]
  subject: string
  text: string
}

/** A copy with another subject hands on the people of whoever called. */
async function sendTitled(options: Options) {
  const titled = { ...options, subject: `[club] ${options.subject}` }
  await send({ to: titled.to, subject: titled.subject, text: titled.text })
}

async function send({ to, subject, text }: Options) {
  await resend.emails.send({ from: 'club@club.example', to, subject, text })
}

export async function toGuests() {
  const guests = await prisma.guest.findMany()
  await sendTitled({
    // expect: no-exposed-recipients
    to: guests.map((guest) => guest.email),
    subject: 'Moved',
    text: 'To the garden',
  })
}

export async function toVisitors() {
  const visitors = await prisma.visitor.findMany()
  await sendTitled({
    // expect: no-exposed-recipients
    to: visitors.map((visitor) => visitor.email),
    subject: 'Moved',
    text: 'To the garden',
  })
  for (const visitor of visitors) await sendTitled({ to: visitor.email, subject: 'Moved', text: 'To the garden' })
}
