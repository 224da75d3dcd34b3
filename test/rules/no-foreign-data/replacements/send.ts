import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function anotherIndex() {
  const users = await db.user.findMany()
  const first = users[0]
  for (const user of users) {
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Your phone', text: `We call ${first.phones[0].number}` })
    await transport.sendMail({ to: user.email, subject: 'Your phone', text: `We call ${user.phones[0].number}` })
  }
}

export async function addressesOnly() {
  const users = await db.user.findMany()
  for (const email of users.map((u) => u.email)) {
    // expect: no-foreign-data
    await transport.sendMail({ to: email, subject: 'Your phone', text: `We call ${users[0].phone}` })
    await transport.sendMail({ to: email, subject: 'Your mail', text: `We write to ${email}` })
  }
}

export async function ownIndex() {
  const users = await db.user.findMany()
  for (const user of users) {
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Your phone', text: `We call ${users[0].phones[0].number}` })
  }
}
