import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { MailerService } from '@nestjs-modules/mailer'
import { In, Repository } from 'typeorm'
import { Ticket } from './ticket.entity'

@Injectable()
export class EventsService {
  constructor(
    private readonly mailer: MailerService,
    @InjectRepository(Ticket) private readonly tickets: Repository<Ticket>,
  ) {}

  async postponed(eventId: string) {
    const tickets = await this.tickets.find({ where: { eventId } })
    await this.mailer.sendMail({
      // expect: no-exposed-recipients
      to: tickets.map((ticket) => ticket.buyerEmail),
      subject: 'Postponed',
      template: 'postponed',
      context: { eventId },
    })
  }

  async refunded(ids: string[]) {
    const tickets = await this.tickets.findBy({ id: In(ids) })
    for (const ticket of tickets) {
      await this.mailer.sendMail({ to: ticket.buyerEmail, subject: 'Refunded', template: 'refunded', context: { ticket } })
    }
  }

  async today(eventId: string) {
    const rows = await this.tickets
      .createQueryBuilder('ticket')
      .select('ticket.buyerEmail', 'email')
      .where('ticket.eventId = :eventId', { eventId })
      .getRawMany<{ email: string }>()
    await this.mailer.sendMail({
      to: 'box-office@stage.example',
      bcc: rows.map((row) => row.email),
      subject: 'Tonight',
      template: 'today',
    })
  }
}
