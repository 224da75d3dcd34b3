import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function next() {
  const users = await db.user.findMany()
  for (let i = 0; i < users.length; i++) {
    await transport.sendMail({
      to: users[i].email,
      subject: 'Your data',
      // expect: no-foreign-data
      text: `Your phone number is ${users[i + 1].phone}.`,
    })
  }
}

export async function nested() {
  const users = await db.user.findMany()
  for (const user of users) {
    for (const other of users) {
      // expect: no-foreign-data
      await transport.sendMail({ to: user.email, subject: 'Your data', text: `Write to ${other.email}` })
    }
  }
}

export async function fromTheTurnBefore() {
  const users = await db.user.findMany()
  let last: { name: string; email: string } | undefined
  for (const user of users) {
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Hi', text: `Write to ${last?.email}` })
    last = user
  }
}

export async function ofThisTurn() {
  const users = await db.user.findMany()
  let current: { name: string; email: string }
  for (const user of users) {
    current = user
    await transport.sendMail({ to: user.email, subject: 'Hi', text: `Your address is ${current.email}` })
  }
}

export async function secretSanta() {
  const people = await db.participant.findMany()
  for (let i = 0; i < people.length; i++) {
    const giftee = people[(i + 1) % people.length]
    await transport.sendMail({ to: people[i].email, subject: 'Secret Santa', text: `You give to ${giftee.name}, ${giftee.address}` })
  }
}

/** Whose turn was before is kept, and read on the next turn. */
export async function turnBefore() {
  const guests = await db.guest.findMany()
  let last: (typeof guests)[number] | undefined
  guests.forEach((guest) => {
    // expect: no-foreign-data
    void transport.sendMail({ to: guest.email, subject: 'Your seat', text: `Is ${last?.phone} your phone?` })
    last = guest
  })
}

export async function turnAtHand() {
  const guests = await db.guest.findMany()
  let last: (typeof guests)[number] | undefined
  guests.forEach((guest) => {
    last = guest
    void transport.sendMail({ to: guest.email, subject: 'Your seat', text: `Is ${last?.phone} your phone?` })
  })
  return last
}
