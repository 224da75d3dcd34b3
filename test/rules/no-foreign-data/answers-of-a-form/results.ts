import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** Those who answered one form don't know each other. */
export async function toAllWhoAnswered(formId: string) {
  const responses = await db.response.findMany({ where: { formId } })
  const answers = responses.map((response) => `${response.email}: ${response.answer}`).join('\n')
  for (const response of responses) {
    // expect: no-foreign-data
    await transport.sendMail({ to: response.email, subject: 'Results', text: answers })
  }
}

export async function toEachTheirOwn(formId: string) {
  const responses = await db.response.findMany({ where: { formId } })
  for (const response of responses)
    await transport.sendMail({ to: response.email, subject: 'Your answer', text: `${response.email}: ${response.answer}` })
}

export async function toTheOwner(formId: string) {
  const form = await db.form.findUniqueOrThrow({ where: { id: formId }, include: { owner: true } })
  const responses = await db.response.findMany({ where: { formId } })
  const answers = responses.map((response) => `${response.email}: ${response.answer}`).join('\n')
  await transport.sendMail({ to: form.owner.email, subject: 'Results', text: answers })
}
