import { PrismaClient } from '@prisma/client'
import { mailer } from './mailer'

const prisma = new PrismaClient()
enum Role {
  ADMIN = 'ADMIN',
  GUEST = 'GUEST',
}

/** All are asked for, and those with a part to play are picked afterwards. */
export async function newSignup(name: string) {
  const users = await prisma.user.findMany()
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to: users.filter((user) => user.role === 'admin').map((user) => user.email),
    subject: `${name} signed up`,
  })
}

export async function booked(eventId: string) {
  const event = await prisma.event.findUnique({ where: { id: eventId }, include: { guests: { include: { role: true, user: true } } } })
  const organizers = event!.guests.filter(({ role }) => role.name === 'organizer').map(({ user }) => user.email)
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to: organizers,
    subject: 'A booking',
  })
}

export async function diskFull() {
  const to: string[] = []
  for (const user of await prisma.user.findMany()) if (user.active && user.role === Role.ADMIN) to.push(user.email)
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to,
    subject: 'The disk is full',
  })
}

export async function guestsMove() {
  const users = await prisma.user.findMany()
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to: users.filter((user) => user.role === Role.GUEST).map((user) => user.email),
    subject: 'We have moved',
  })
}

export async function allButAdmins() {
  const users = await prisma.user.findMany()
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to: users.filter((user) => user.role !== 'admin').map((user) => user.email),
    subject: 'Half price until Sunday',
  })
}
