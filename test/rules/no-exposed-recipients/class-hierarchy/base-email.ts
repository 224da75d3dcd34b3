import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export default abstract class BaseEmail {
  protected to: string | string[]

  constructor(to: string | string[]) {
    this.to = to
  }

  protected abstract subject(): string
  protected abstract body(): string

  async send() {
    await transport.sendMail({ from: 'no-reply@booking.example', to: this.to, subject: this.subject(), html: this.body() })
  }
}
