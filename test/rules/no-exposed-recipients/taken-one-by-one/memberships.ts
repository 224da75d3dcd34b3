import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

/** What picked the memberships has picked the people: these run the choir together. */
export async function rotaReady(choirId: string) {
  const memberships = await prisma.membership.findMany({ where: { choirId, role: { in: ['admin', 'owner'] } } })
  const to: string[] = []
  for (const membership of memberships) {
    const singer = await prisma.user.findUnique({ where: { id: membership.userId } })
    if (singer) to.push(singer.email)
  }
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from: 'choir@song.example', to, subject: 'The rota is ready', text: 'See the attachment.' })
}

export async function concertMoved(concertId: string) {
  const bookings = await prisma.booking.findMany({ where: { concertId } })
  const to: string[] = []
  for (const booking of bookings) {
    const guest = await prisma.user.findUnique({ where: { id: booking.userId } })
    if (guest) to.push(guest.email)
  }
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'choir@song.example', to, subject: 'The concert moves', text: 'To Sunday.' })
}

export async function approvalNeeded(projectId: string) {
  const project = await prisma.project.findUnique({ where: { id: projectId } })
  const people = await prisma.user.findMany({ where: { id: { in: project!.assignees.map((one) => one.userId) } } })
  await transport.sendMail({
    from: 'choir@song.example',
    // expect-possible: no-exposed-recipients
    to: people.map((person) => person.email),
    subject: 'Approve the programme',
    text: 'By Friday.',
  })
}

export async function ticketsOut(concertId: string) {
  const concert = await prisma.concert.findUnique({ where: { id: concertId } })
  const people = await prisma.user.findMany({ where: { id: { in: concert!.guests.map((one) => one.userId) } } })
  await transport.sendMail({
    from: 'choir@song.example',
    // expect: no-exposed-recipients
    to: people.map((person) => person.email),
    subject: 'Your tickets',
    text: 'See you.',
  })
}
