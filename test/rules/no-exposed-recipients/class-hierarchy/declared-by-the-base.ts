import { createTransport } from 'nodemailer'
import { prisma } from './prisma'

interface Traveller {
  name: string
  email: string
}

/** The base class only declares who gets it; each kind of mail says who. */
abstract class Notice {
  protected recipients: string[] = []
  protected abstract body(): string

  async send(): Promise<void> {
    const transport = createTransport({ host: 'smtp.tours.example' })
    // expect: no-exposed-recipients
    await transport.sendMail({ to: this.recipients, subject: 'Your tour', html: this.body() })
  }
}

class DelayNotice extends Notice {
  constructor(travellers: Traveller[]) {
    super()
    this.recipients = travellers.map((traveller) => traveller.email)
  }

  protected body(): string {
    return '<p>We leave an hour later.</p>'
  }
}

export async function delay(tourId: string): Promise<void> {
  const travellers = await prisma.traveller.findMany({ where: { tourId } })
  // expect: no-exposed-recipients
  await new DelayNotice(travellers).send()
}

class SeasonNotice extends Notice {
  async load(): Promise<void> {
    const travellers = await prisma.traveller.findMany()
    this.recipients = travellers.map((traveller) => traveller.email)
  }

  protected body(): string {
    return '<p>New tours are online.</p>'
  }
}

export async function newSeason(): Promise<void> {
  const notice = new SeasonNotice()
  await notice.load()
  await notice.send()
}
