import nodemailer from 'nodemailer'
import { prisma } from './prisma'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function* voters(district: string) {
  let cursor: string | undefined
  while (true) {
    const page = await prisma.voter.findMany({ where: { district }, take: 100, ...(cursor ? { skip: 1, cursor: { id: cursor } } : {}) })
    if (page.length === 0) return
    yield* page
    cursor = page.at(-1)!.id
  }
}

async function* pages(district: string) {
  for (let skip = 0; ; skip += 100) {
    const page = await prisma.voter.findMany({ where: { district }, skip, take: 100 })
    if (page.length === 0) return
    yield page.map((voter) => voter.email)
  }
}

export async function ballot(district: string) {
  for await (const voter of voters(district)) {
    await transport.sendMail({ from: 'office@vote.example', to: voter.email, subject: 'Your ballot', text: 'Attached.' })
  }
}

export async function openingHours(district: string) {
  for await (const emails of pages(district)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from: 'office@vote.example', to: emails, subject: 'Opening hours', text: 'Eight to six.' })
  }
}

export async function recount(district: string) {
  const to: string[] = []
  for await (const voter of voters(district)) to.push(voter.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'office@vote.example', to, subject: 'A recount', text: 'On Monday.' })
}
