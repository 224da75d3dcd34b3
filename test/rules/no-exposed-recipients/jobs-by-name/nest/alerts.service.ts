import { InjectQueue } from '@nestjs/bull'
import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import type { Queue } from 'bull'
import type { Repository } from 'typeorm'
import { Resident } from './resident.entity'

@Injectable()
export class AlertsService {
  constructor(
    @InjectQueue('mail') private readonly mailQueue: Queue,
    @InjectQueue('floods') private readonly floods: Queue,
    @InjectQueue('updates') private readonly updatesQueue: Queue,
    @InjectQueue('sms') private readonly sms: Queue,
    @InjectRepository(Resident) private readonly residents: Repository<Resident>,
  ) {}

  async flood(area: string) {
    const people = await this.residents.find({ where: { area } })
    const recipients = people.map((one) => one.email)
    // expect: no-exposed-recipients
    await this.mailQueue.add('broadcast', { recipients, subject: 'Flood warning', html: 'Leave now.' })
    await this.sms.add('broadcast', { recipients, subject: 'Flood warning', html: 'Leave now.' })
    await this.floods.add('each', { to: recipients, html: 'Leave now.' })
    // expect: no-exposed-recipients
    await this.updatesQueue.add('news', { emails: recipients, html: 'All is well again.' })
  }

  async paid(order: { email: string; html: string }) {
    await this.mailQueue.add('receipt', { to: order.email, html: order.html })
    await this.floods.add('one', { to: order.email, html: order.html })
  }
}
