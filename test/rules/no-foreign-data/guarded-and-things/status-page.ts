import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

/** A page’s name and slug are the same for all who follow it, and nobody’s. */
export async function isDown(pageId: number): Promise<void> {
  const subscribers = await prisma.$queryRaw`SELECT s.email, s.full_name, p.title AS page_name, p.slug AS page_slug FROM subscribers s JOIN pages p ON p.id = ${pageId}`
  const first = subscribers[0]
  for (const subscriber of subscribers) {
    await resend.emails.send({
      from: 'a@example.com',
      to: subscriber.email,
      subject: `${first.page_name} is down`,
      html: `<a href="https://status.example/${first.page_slug}">See more</a>`,
    })
    await resend.emails.send({
      from: 'a@example.com',
      to: subscriber.email,
      subject: 'It is down',
      // expect: no-foreign-data
      html: `<p>Dear ${first.full_name}</p>`,
    })
  }
}
