import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function broadcast(to: string[], subject: string, html: string) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}
