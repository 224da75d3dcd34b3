import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

export async function deliver(to: string, subject: string, html: string) {
  await resend.emails.send({ from: 'club@club.example', to, subject, html })
}
