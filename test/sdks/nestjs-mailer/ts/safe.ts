import { MailerBatchService, MailerService } from '@nestjs-modules/mailer'
import { Injectable } from '@nestjs/common'
import { PrismaClient } from '@prisma/client'
import { Mail } from './mailer'

@Injectable()
export class Newsletter {
  constructor(
    private readonly mailer: MailerService,
    private readonly batch: MailerBatchService,
    private readonly mail: Mail,
    private readonly prisma: PrismaClient,
  ) {}

  async announce() {
    const subscribers = await this.prisma.subscriber.findMany({ where: { confirmed: true } })
    for (const subscriber of subscribers) {
      await this.mailer.sendMail({ to: subscriber.email, subject: 'March newsletter', template: 'newsletter' })
    }
  }

  private async deliver(to: string, subject: string) {
    await this.mailer.sendMail({ to, subject, template: 'plain' })
  }

  async invite() {
    const users = await this.prisma.user.findMany({ where: { newsletter: true } })
    await Promise.all(users.map((user) => this.deliver(user.email, 'Your invitation')))
  }

  async notify() {
    const customers = await this.prisma.customer.findMany()
    for (const customer of customers) {
      await this.mail.sendOne(customer.email, 'Our prices change in May', 'prices')
    }
  }

  async sendBatch() {
    const customers = await this.prisma.customer.findMany()
    await this.batch.sendBatch({
      messages: customers.map((customer) => ({ to: customer.email, subject: 'Thank you', template: 'thanks' })),
    })
  }

  async copy() {
    const customers = await this.prisma.customer.findMany()
    await this.mailer.sendMail({
      to: 'team@shop.example',
      bcc: customers.map((customer) => customer.email),
      subject: 'A recall of batch 114',
      template: 'recall',
    })
  }
}
