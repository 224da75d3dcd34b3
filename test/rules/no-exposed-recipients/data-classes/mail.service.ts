import { Injectable } from '@nestjs/common'
import { InjectSendGrid, SendGridService } from '@ntegral/nestjs-sendgrid'
import { InvitationArgs } from './invitation.args'

@Injectable()
export class MailService {
  constructor(@InjectSendGrid() private readonly client: SendGridService) {}

  async sendInvitation(args: InvitationArgs): Promise<void> {
    const message = { to: args.to, from: 'hello@studio.example', templateId: 'invitation', dynamicTemplateData: { by: args.invitedBy } }
    await this.client.send(message)
  }

  async sendCopies(args: InvitationArgs): Promise<void> {
    await this.client.send({ to: args.to, from: 'hello@studio.example', subject: 'Open day', text: 'Come by.' }, true)
  }
}
