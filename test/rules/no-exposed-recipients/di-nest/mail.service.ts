import { Injectable } from '@nestjs/common'
import { MailerService } from '@nestjs-modules/mailer'

@Injectable()
export class MailService {
  constructor(private readonly mailer: MailerService) {}

  async broadcast(recipients: string[], subject: string) {
    await this.mailer.sendMail({ to: recipients, subject, template: 'broadcast' })
  }

  async each(recipients: string[], subject: string) {
    for (const to of recipients) await this.mailer.sendMail({ to, subject, template: 'broadcast' })
  }
}
