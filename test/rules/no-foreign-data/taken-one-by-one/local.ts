import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function byIndex() {
  const users = await db.user.findMany()
  for (let i = 0; i < users.length; i++) {
    await transport.sendMail({ to: users[i].email, subject: 'Your data', text: `Your phone number is ${users.at(i).phone}.` })
  }
}

export async function byNextIndex() {
  const users = await db.user.findMany()
  for (let i = 0; i < users.length; i++) {
    await transport.sendMail({
      to: users.at(i).email,
      subject: 'Your data',
      // expect: no-foreign-data
      text: `Your phone number is ${users.at(i + 1).phone}.`,
    })
  }
}

export async function withTheFirst() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'Welcome',
      // expect: no-foreign-data
      text: `Hi ${users.at(0).name}, good to have you.`,
    })
  }
}

export async function withTheLast() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'Welcome',
      // expect: no-foreign-data
      text: `Hi ${users.at(-1).name}, good to have you.`,
    })
  }
}

export async function withOneTakenBefore() {
  const users = await db.user.findMany()
  const oldest = users.shift()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'Welcome',
      // expect: no-foreign-data
      text: `Hi ${oldest.name}, good to have you.`,
    })
  }
}

export async function toTheLast() {
  const users = await db.user.findMany({ orderBy: { createdAt: 'asc' } })
  await transport.sendMail({ to: users.at(-1).email, subject: 'Welcome', text: `Hi ${users.at(-1).name}` })
}

export async function queue() {
  const users = await db.user.findMany()
  while (users.length > 0) {
    const user = users.pop()
    await transport.sendMail({ to: user.email, subject: 'Welcome', text: `Hi ${user.name}, your number is ${user.phone}.` })
  }
}

export async function oneCodeEach() {
  const users = await db.user.findMany()
  const coupons = await db.coupon.findMany()
  const phones = users.map((user) => user.phone)
  for (const user of users) {
    await transport.sendMail({ to: user.email, subject: 'Your code', text: `Your code is ${coupons.shift().code}, for ${phones.shift()}.` })
  }
}

export async function oneCodeEachByCallback() {
  const users = await db.user.findMany()
  const phones = users.map((user) => user.phone)
  await Promise.all(
    users.map((user) => transport.sendMail({ to: user.email, subject: 'Your number', text: `Your number is ${phones.shift()}.` })),
  )
}
