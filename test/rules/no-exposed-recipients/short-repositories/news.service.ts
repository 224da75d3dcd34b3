import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { MailerService } from '@nestjs-modules/mailer'
import { Repository } from 'typeorm'
import { Subscriber } from './subscriber.entity'

@Injectable()
export class NewsService {
  constructor(
    @InjectRepository(Subscriber) private subs: Repository<Subscriber>,
    private readonly mail: MailerService,
  ) {}

  async publish(title: string) {
    const list = await this.subs.find()
    // expect: no-exposed-recipients
    await this.mail.sendMail({ to: list.map((one) => one.email), subject: title, template: './news', context: { title } })
    for (const one of list) await this.mail.sendMail({ to: one.email, subject: title, template: './news', context: { title } })
  }
}
