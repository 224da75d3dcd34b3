import { MailerService } from '@nestjs-modules/mailer'
import { Injectable } from '@nestjs/common'

@Injectable()
export class Mail {
  constructor(private readonly mailer: MailerService) {}

  async broadcast(to: string[], subject: string, template: string) {
    await this.mailer.sendMail({ to, subject, template })
  }

  async sendOne(to: string, subject: string, template: string) {
    await this.mailer.sendMail({ to, subject, template })
  }
}
