import nodemailer from 'nodemailer'
import { Resend } from 'resend'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export interface Message {
  to: string[]
  cc?: string[]
  subject: string
  text: string
}

export async function send(message: Message) {
  await transport.sendMail({ from: 'lib@kit.example', ...message })
}

export const notifyAll = (recipients: string[], subject: string) =>
  transport.sendMail({ from: 'lib@kit.example', to: recipients, subject, text: '…' })

export class Notifier {
  constructor(
    private readonly resend: Resend,
    private readonly addresses: string[],
  ) {}

  notify(subject: string) {
    return this.resend.emails.send({ from: 'lib@kit.example', to: this.addresses, subject, text: '…' })
  }
}

export function joined(to: string | string[], subject: string) {
  const line = Array.isArray(to) ? to.join(', ') : to
  return transport.sendMail({ from: 'lib@kit.example', to: line, subject, text: '…' })
}
