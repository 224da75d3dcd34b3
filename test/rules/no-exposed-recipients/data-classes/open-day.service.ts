import { Injectable } from '@nestjs/common'
import { PrismaClient } from '@prisma/client'
import { MailService } from './mail.service'

@Injectable()
export class OpenDayService {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly mail: MailService,
  ) {}

  async announce(): Promise<void> {
    const visitors = await this.prisma.visitor.findMany()
    const to = visitors.map((visitor) => visitor.email) as never
    // expect: no-exposed-recipients
    await this.mail.sendInvitation({ to, invitedBy: 'The studio' })
    await this.mail.sendCopies({ to, invitedBy: 'The studio' })
  }

  async inviteOne(id: string): Promise<void> {
    const visitor = await this.prisma.visitor.findUniqueOrThrow({ where: { id } })
    await this.mail.sendInvitation({ to: visitor.email, invitedBy: 'The studio' })
  }
}
