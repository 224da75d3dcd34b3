import { createTransport } from 'nodemailer'

/** Only its name is that of the notices to travellers. */
abstract class Notice {
  protected recipients: string[] = []

  async send(): Promise<void> {
    const transport = createTransport({ host: 'smtp.tours.example' })
    await transport.sendMail({ to: this.recipients, subject: 'Welcome', text: 'Your account is ready.' })
  }
}

export class WelcomeNotice extends Notice {
  constructor(email: string) {
    super()
    this.recipients = [email]
  }
}
