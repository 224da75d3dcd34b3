import type { MailDataRequired } from '@sendgrid/mail'

export function membersMail(addresses: string[], subject: string): MailDataRequired {
  return {
    to: addresses,
    from: 'board@choir.example',
    subject,
    text: 'Dear singers …',
  }
}

export const ticketMail = (buyer: { email: string; name: string }): MailDataRequired => ({
  to: { email: buyer.email, name: buyer.name },
  from: 'tickets@choir.example',
  subject: 'Your tickets',
  text: 'Attached.',
})

export function hiddenMail(addresses: string[], subject: string): MailDataRequired {
  return { to: 'board@choir.example', bcc: addresses, from: 'board@choir.example', subject, text: 'Dear friends …' }
}
