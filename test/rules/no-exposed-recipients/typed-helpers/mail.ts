import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

type Options = { to: string | string[]; subject: string; text: string }

export async function deliver(options: Options) {
  const { to, subject, text } = options
  return resend.emails.send({ from: 'team@planner.example', to, subject, text })
}

/** Called with one address in a list only. */
export async function deliverOne(emails: string[], subject: string, text: string) {
  return resend.emails.send({ from: 'team@planner.example', to: emails, subject, text })
}

/** Nobody calls it here. */
export async function deliverToAll(recipients: string[], subject: string, text: string) {
  return resend.emails.send({ from: 'team@planner.example', to: recipients, subject, text })
}
