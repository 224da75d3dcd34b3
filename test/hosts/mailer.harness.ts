/** A small application: a wrapper in one file, its caller in another. */
export const wrapper = (delivery: 'shared' | 'each'): string => `import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function notify(to, subject) {
${
  delivery === 'shared'
    ? `  await transport.sendMail({ from: 'news@shop.example', to, subject, text: '…' })`
    : `  for (const one of to) await transport.sendMail({ from: 'news@shop.example', to: one, subject, text: '…' })`
}
}
`

export const caller = `import { notify } from '../lib/mail.js'
import { prisma } from '../lib/db.js'

export async function news() {
  const subscribers = await prisma.subscriber.findMany()
  await notify(subscribers.map((subscriber) => subscriber.email), 'News')
}
`

export const database = `import { PrismaClient } from '@prisma/client'
export const prisma = new PrismaClient()
`

export const mailer: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'lib/mail.js': wrapper('shared'),
  'lib/db.js': database,
  'jobs/news.js': caller,
  'jobs/sum.js': 'export const sum = (a, b) => a + b\n',
}

export const exposed = 'Everyone in “To” can read the other addresses. Send one copy each.'
