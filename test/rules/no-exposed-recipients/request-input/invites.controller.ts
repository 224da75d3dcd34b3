import { Body, Controller, Post } from '@nestjs/common'
import { MailerService } from '@nestjs-modules/mailer'
import { CreateInvitesDto } from './create-invites.dto'

@Controller('invites')
export class InvitesController {
  constructor(private readonly mailer: MailerService) {}

  @Post()
  async create(@Body() dto: CreateInvitesDto) {
    // expect: no-exposed-recipients
    await this.mailer.sendMail({ to: dto.emails, subject: 'Come along', template: 'invite', context: { note: dto.note } })
  }

  @Post('each')
  async createEach(@Body() { emails, note }: CreateInvitesDto) {
    for (const email of emails) await this.mailer.sendMail({ to: email, subject: 'Come along', template: 'invite', context: { note } })
  }
}
