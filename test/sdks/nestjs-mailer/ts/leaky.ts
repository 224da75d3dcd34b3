import { MailerService } from '@nestjs-modules/mailer'
import { Injectable } from '@nestjs/common'
import { PrismaClient } from '@prisma/client'
import { Mail } from './mailer'

@Injectable()
export class Newsletter {
  constructor(
    private readonly mailer: MailerService,
    private readonly mail: Mail,
    private readonly prisma: PrismaClient,
  ) {}

  async announce() {
    const subscribers = await this.prisma.subscriber.findMany({ where: { confirmed: true } })
    await this.mailer.sendMail({
      // expect: no-exposed-recipients
      to: subscribers.map((subscriber) => subscriber.email),
      subject: 'March newsletter',
      template: 'newsletter',
      context: { month: 'March' },
    })
  }

  private async deliver(to: string[], subject: string) {
    await this.mailer.sendMail({ to, subject, template: 'plain' })
  }

  async invite() {
    const users = await this.prisma.user.findMany({ where: { newsletter: true } })
    await this.deliver(
      // expect: no-exposed-recipients
      users.map((user) => user.email),
      'Your invitation',
    )
  }

  async notify() {
    const customers = await this.prisma.customer.findMany()
    await this.mail.broadcast(
      // expect: no-exposed-recipients
      customers.map((customer) => customer.email),
      'Our prices change in May',
      'prices',
    )
  }
}
