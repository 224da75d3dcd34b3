import nodemailer, { type Transporter } from 'nodemailer'

export class MailService {
  private static instance: MailService
  private readonly transport: Transporter

  private constructor() {
    this.transport = nodemailer.createTransport(process.env.SMTP_URL)
  }

  public static getInstance(): MailService {
    if (!MailService.instance) MailService.instance = new MailService()
    return MailService.instance
  }

  public async send(options: { to: string | string[]; subject: string; html: string }): Promise<void> {
    const to = Array.isArray(options.to) ? options.to.join(', ') : options.to
    await this.transport.sendMail({ from: 'garden@plot.example', to, subject: options.subject, html: options.html })
  }
}

export default MailService.getInstance()
