import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

export async function loadSubscribers(): Promise<string[]> {
  const rows = await prisma.subscriber.findMany()
  return rows.map((row) => row.email)
}

export async function sendNewsletter(to: string | string[]): Promise<void> {
  await resend.emails.send({ from: 'news@news.example', to, subject: 'News', text: 'From today' })
}
