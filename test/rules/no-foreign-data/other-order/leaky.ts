import { PrismaClient } from '@prisma/client'
import sortBy from 'lodash/sortBy'
import nodemailer from 'nodemailer'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function remindActive() {
  const customers = await db.customer.findMany()
  const active = customers.filter((customer) => customer.active)
  for (let i = 0; i < active.length; i++) {
    // expect: no-foreign-data
    await transport.sendMail({ to: active[i]!.email, subject: 'Still yours?', text: `Is ${customers[i]!.phone} still yours?` })
  }
}

export async function unsubscribeLinks() {
  const customers = await db.customer.findMany()
  const emails = customers.filter((customer) => customer.newsletter).map((customer) => customer.email)
  // expect: no-foreign-data
  const links = customers.map((customer) => `https://shop.example/off?token=${customer.token}`)
  emails.forEach((to, i) => void transport.sendMail({ to, subject: 'News', text: links[i]! }))
}

export async function results() {
  const runners = await db.runner.findMany()
  const ranked = [...runners].sort((a, b) => a.time - b.time)
  for (const [place, runner] of ranked.entries()) {
    // expect: no-foreign-data
    await transport.sendMail({ to: runner.email, subject: 'Your time', text: `${place}: call ${runners[place]!.phone}` })
  }
}

export async function byName() {
  const runners = await db.runner.findMany()
  const sorted = sortBy(runners, 'name')
  // expect: no-foreign-data
  await Promise.all(sorted.map((runner, i) => transport.sendMail({ to: runner.email, subject: 'Hi', text: runners[i]!.address })))
}

function textsFor(runners: { phone: string }[]) {
  // expect: no-foreign-data
  return runners.map((runner) => `Your phone: ${runner.phone}`)
}

export async function across() {
  const runners = await db.runner.findMany()
  const texts = textsFor(runners)
  const latest = runners.slice(1)
  latest.forEach((runner, i) => void transport.sendMail({ to: runner.email, subject: 'Hi', text: texts[i]! }))
}
