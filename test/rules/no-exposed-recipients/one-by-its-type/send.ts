import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

type Recipient = string | { email: string; name?: string }

const formatted = (one: Recipient) => (typeof one === 'string' ? one : one.name ? `${one.name} <${one.email}>` : one.email)

/** Takes one recipient or several. */
export async function send({ to, subject }: { to: Recipient | Recipient[]; subject: string }) {
  const addresses = Array.isArray(to) ? to.map(formatted) : formatted(to)
  await resend.emails.send({ from: 'desk@shop.example', to: addresses, subject, text: 'Thank you.' })
}
