import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function byAudience(audience: 'everybody' | 'press') {
  let to: string[]
  switch (audience) {
    case 'everybody':
      to = (await prisma.subscriber.findMany()).map((subscriber) => subscriber.email)
      break
    default:
      to = ['press@daily.example']
  }
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'news@daily.example', to, subject: 'Today', text: 'Read on.' })
}

export async function runningOn(level: number) {
  let to = ''
  switch (level) {
    case 2:
      to = (await prisma.subscriber.findMany({ where: { urgent: true } })).map(({ email }) => email).join(',')
    case 1:
      to += ',desk@daily.example'
      break
    case 0:
      return
  }
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'news@daily.example', to, subject: 'Urgent', text: 'Read on.' })
}

export async function orNobody() {
  let readers: { email: string }[]
  try {
    readers = await prisma.subscriber.findMany()
  } catch {
    readers = []
  }
  await transport.sendMail({
    from: 'news@daily.example',
    // expect: no-exposed-recipients
    to: readers.map((reader) => reader.email),
    subject: 'Today',
    text: 'Read on.',
  })
}

export async function orTheDesk() {
  let to: string
  try {
    to = (await prisma.subscriber.findFirstOrThrow()).email
  } catch (error) {
    to = 'desk@daily.example'
  }
  await transport.sendMail({ from: 'news@daily.example', to, subject: 'Our first reader', text: 'Thank you.' })
}

export async function overwritten() {
  let to: string | string[] = (await prisma.subscriber.findMany()).map((reader) => reader.email)
  if (to.length > 100) console.log('many readers')
  to = 'desk@daily.example'
  await transport.sendMail({ from: 'news@daily.example', to, subject: 'Count', text: 'Done.' })
}
