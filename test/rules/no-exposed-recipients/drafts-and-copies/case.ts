import { createInsertSchema } from 'drizzle-zod'
import { Resend } from 'resend'
import { cases, subscribers } from './schema'

const resend = new Resend(process.env.RESEND_KEY)
const from = 'desk@support.example'
const newCase = createInsertSchema(cases)
const newIssue = createInsertSchema(subscribers)

/** Whoever opens a case writes down who reads along. */
export async function opened(input: unknown) {
  const { contact } = newCase.parse(input)
  const cc = (await Promise.all(contact.ccEmails.map(async (one) => ((await isBlocked(one)) ? null : one)))).filter(Boolean)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: contact.email, cc, subject: 'Your case', text: 'We look into it.' })
}

export async function issue(input: unknown) {
  const { subscriberEmails } = newIssue.parse(input)
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: from, cc: subscriberEmails.map((one) => one.trim()), subject: 'News', text: 'Read on.' })
}

const isBlocked = async (address: string) => address.endsWith('.invalid')
