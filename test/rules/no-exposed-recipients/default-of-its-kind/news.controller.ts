import { repository } from '@loopback/repository'
import nodemailer from 'nodemailer'
import { SubscriberRepository } from './repositories'
import { defaultRecipients } from './settings'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** A base class that is the default of its kind makes nobody the operator's own. */
export class NewsController {
  constructor(@repository(SubscriberRepository) private readonly subscribers: SubscriberRepository) {}

  async news(subject: string) {
    const all = await this.subscribers.find({ where: { confirmed: true } })
    // expect: no-exposed-recipients
    await transport.sendMail({ from: 'news@news.example', to: all.map((one) => one.email), subject })
    for (const one of all) await transport.sendMail({ from: 'news@news.example', to: one.email, subject })
    await transport.sendMail({ from: 'news@news.example', to: defaultRecipients.map((one) => one.email), subject })
  }
}
