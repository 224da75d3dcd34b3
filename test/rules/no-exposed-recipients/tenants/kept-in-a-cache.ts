import { PrismaClient } from '@prisma/client'
import Redis from 'ioredis'
import nodemailer from 'nodemailer'

const prisma = new PrismaClient()
const redis = new Redis(process.env.REDIS_URL!)
const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function kept<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const known = await redis.get(key)
  if (known) return JSON.parse(known)
  const fresh = await ask()
  await redis.set(key, JSON.stringify(fresh), 'EX', 60)
  return fresh
}

export const membersOf = (project: string) =>
  kept(`members:${project}`, async () => {
    const memberships = await prisma.project.findUnique({ where: { id: project } }).memberships({ include: { user: true } })
    return (memberships ?? []).map(({ role, user }) => ({ role, email: user.email }))
  })

export const subscribersOf = (topic: string) => kept(`topic:${topic}`, () => prisma.subscriber.findMany({ where: { topic } }))

export async function tryOut(project: string, subject: string) {
  const members = await membersOf(project)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ from: 'news@paper.example', to: members.map(({ email }) => email), subject: `[Test] ${subject}` })
}

export async function publish(topic: string, subject: string) {
  const subscribers = await subscribersOf(topic)
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'news@paper.example', to: subscribers.map(({ email }) => email), subject })
}
