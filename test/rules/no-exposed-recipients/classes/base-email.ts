import { Resend } from 'resend'

const resend = process.env.RESEND_KEY ? new Resend(process.env.RESEND_KEY) : null

export abstract class BaseEmail {
  constructor(protected readonly recipients: string[]) {}

  abstract subject(): string

  async send() {
    await resend?.emails.send({ from: 'a@example.com', to: this.recipients, subject: this.subject(), html: '' })
  }
}

export class LaunchEmail extends BaseEmail {
  subject() {
    return 'We launched'
  }
}
