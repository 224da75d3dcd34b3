import { PrismaClient } from '@prisma/client'
import sortBy from 'lodash/sortBy'
import nodemailer from 'nodemailer'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function remindActive() {
  const customers = await db.customer.findMany()
  const active = customers.filter((customer) => customer.active)
  for (let i = 0; i < active.length; i++)
    await transport.sendMail({ to: active[i]!.email, subject: 'Still yours?', text: `Is ${active[i]!.phone} still yours?` })
}

/** Both lists are of the same people in the same order, though each is filtered by itself. */
export async function filteredTwice() {
  const customers = await db.customer.findMany()
  const emails = customers.filter((customer) => customer.newsletter).map((customer) => customer.email)
  const links = customers.filter((customer) => customer.newsletter).map((customer) => `https://shop.example/off?token=${customer.token}`)
  emails.forEach((to, i) => void transport.sendMail({ to, subject: 'News', text: links[i]! }))
}

/** The answers of promises stand where their people stood. */
export async function rendered(render: (phone: string) => Promise<string>) {
  const runners = (await db.runner.findMany()).filter((runner) => runner.finished)
  const texts = await Promise.all(runners.map(async (runner) => (await render(runner.phone)) + runner.phone))
  await Promise.all(runners.map((runner, i) => transport.sendMail({ to: runner.email, subject: 'Hi', text: texts[i]! })))
  for (const [i, runner] of runners.entries()) await transport.sendMail({ to: runner.email, subject: 'Hi', text: texts[i]! + runners[i]!.phone })
}

/** A list that is sorted where it lies has one order, under whichever name it is read. */
export async function inPlace() {
  const runners = await db.runner.findMany()
  const sorted = runners.sort((a, b) => a.time - b.time)
  for (let i = 0; i < sorted.length; i++) await transport.sendMail({ to: sorted[i]!.email, subject: 'Hi', text: runners[i]!.phone })
}

/** The first hundred of a list stand where they stood in all of it. */
export async function firstPage() {
  const runners = await db.runner.findMany()
  const page = runners.slice(0, 100)
  const copy = [...runners]
  for (let i = 0; i < page.length; i++)
    await transport.sendMail({ to: page[i]!.email, subject: 'Hi', text: `${runners[i]!.phone} ${copy[i]!.address}` })
}

export async function inBatches() {
  const runners = await db.runner.findMany()
  for (let start = 0; start < runners.length; start += 50) {
    const batch = runners.slice(start, start + 50)
    const texts = await Promise.all(batch.map((runner) => Promise.resolve(`Your phone: ${runner.phone}`)))
    await Promise.all(batch.map((runner, i) => transport.sendMail({ to: runner.email, subject: 'Hi', text: texts[i]! })))
  }
}

/** What was gathered by hand may be in any order; nobody can tell. */
export async function gathered() {
  const runners = await db.runner.findMany()
  const finished = runners.filter((runner) => runner.finished)
  const texts: string[] = []
  for (const runner of finished) texts.push(`Your phone: ${runner.phone}`)
  for (let i = 0; i < finished.length; i++) await transport.sendMail({ to: finished[i]!.email, subject: 'Hi', text: texts[i]! })
}

export async function sometimesSorted(byTime: boolean) {
  const all = await db.runner.findMany()
  const runners = byTime ? sortBy(all, 'time') : all
  for (let i = 0; i < runners.length; i++)
    await transport.sendMail({ to: runners[i]!.email, subject: 'Hi', text: `Your phone: ${runners[i]!.phone}` })
}
