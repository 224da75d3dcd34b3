import { ServerClient } from 'postmark'
import sgMail from '@sendgrid/mail'
import nodemailer from 'nodemailer'

export interface Sender {
  send(to: string[], subject: string, text: string): Promise<unknown>
}

class PostmarkSender implements Sender {
  private readonly client = new ServerClient(process.env.POSTMARK_TOKEN!)

  send(to: string[], subject: string, text: string) {
    return this.client.sendEmailBatch(to.map((address) => ({ From: 'a@tax.example', To: address, Subject: subject, TextBody: text })))
  }
}

class SendGridSender implements Sender {
  send(to: string[], subject: string, text: string) {
    return sgMail.sendMultiple({ to, from: 'a@tax.example', subject, text })
  }
}

export class SmtpSender implements Sender {
  send(to: string[], subject: string, text: string) {
    return nodemailer.createTransport(process.env.SMTP_URL).sendMail({ from: 'a@tax.example', to, subject, text })
  }
}

export function createSender(kind = process.env.MAIL): Sender {
  switch (kind) {
    case 'postmark':
      return new PostmarkSender()
    case 'sendgrid':
      return new SendGridSender()
    default:
      return new SmtpSender()
  }
}

export const isolated = (kind: string): Sender => (kind === 'postmark' ? new PostmarkSender() : new SendGridSender())
