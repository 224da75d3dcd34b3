import nodemailer from 'nodemailer'
import { Resend } from 'resend'

export interface MailTransport {
  deliver(to: string | string[], subject: string): Promise<void>
}

export class SmtpTransport implements MailTransport {
  private transporter = nodemailer.createTransport(process.env.SMTP_URL)

  async deliver(to: string | string[], subject: string) {
    await this.transporter.sendMail({ to: Array.isArray(to) ? to.join(', ') : to, subject, text: '' })
  }
}

export class ResendTransport implements MailTransport {
  private resend = new Resend(process.env.RESEND_KEY)

  async deliver(to: string | string[], subject: string) {
    const list = Array.isArray(to) ? to : [to]
    await this.resend.batch.send(list.map((address) => ({ from: 'a@example.com', to: address, subject, html: '' })))
  }
}

export function getTransport(): MailTransport {
  return process.env.RESEND_KEY ? new ResendTransport() : new SmtpTransport()
}
