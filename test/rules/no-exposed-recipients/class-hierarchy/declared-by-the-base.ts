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
