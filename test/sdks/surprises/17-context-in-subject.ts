/** Nest's mailer puts `context` into the subject and an inline body too. That is content: nothing here is about recipients. */
import { MailerService } from '@nestjs-modules/mailer'
import { PrismaClient } from '@prisma/client'

export class Orders {
  constructor(
    private readonly mailer: MailerService,
    private readonly prisma: PrismaClient,
  ) {}

  async confirm(orderId: string) {
    const order = await this.prisma.order.findUniqueOrThrow({ where: { id: orderId }, include: { customer: true } })
    await this.mailer.sendMail({
      to: order.customer.email,
      subject: 'Order {{ number }} of {{ name }}',
      html: '<p>Thank you, {{ name }}.</p>',
      context: { number: order.number, name: order.customer.name },
    })
  }
}
