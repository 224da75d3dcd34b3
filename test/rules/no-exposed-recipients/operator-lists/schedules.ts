import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

/** Whoever set up a report wrote its readers beside it. */
export async function sendDueReports() {
  const schedules = await prisma.reportSchedule.findMany({ where: { active: true } })
  for (const schedule of schedules) {
    await resend.emails.send({
      from: 'crm@shop.example',
      // expect-possible: no-exposed-recipients
      to: schedule.recipients as string[],
      subject: `Report: ${schedule.name}`,
      text: 'See the attachment.',
    })
  }
}

export async function sendDueNewsletters() {
  const schedules = await prisma.newsletterSchedule.findMany({ where: { active: true } })
  for (const schedule of schedules) {
    await resend.emails.send({
      from: 'crm@shop.example',
      // expect: no-exposed-recipients
      to: schedule.recipients as string[],
      subject: schedule.name,
      text: 'News of the week.',
    })
  }
}
