import { MailerService } from '@nestjs-modules/mailer'
import { Process, Processor } from '@nestjs/bull'
import type { Job } from 'bull'

@Processor('mail')
export class MailProcessor {
  constructor(private readonly mailer: MailerService) {}

  @Process('broadcast')
  async broadcast({ data }: Job<{ recipients: string[]; subject: string; html: string }>) {
    await this.mailer.sendMail({ to: data.recipients, subject: data.subject, html: data.html })
  }

  @Process('receipt')
  async receipt({ data }: Job<{ to: string; html: string }>) {
    await this.mailer.sendMail({ to: data.to, subject: 'Receipt', html: data.html })
  }
}
