import { Resend } from 'resend'
import { prisma } from './prisma'

class Letter {
  private addressees: string[] = []
  private title = ''

  constructor(private readonly client = new Resend(process.env.RESEND_API_KEY)) {}

  to(...emails: string[]) {
    this.addressees.push(...emails)
    return this
  }

  about(title: string) {
    this.title = title
    return this
  }

  async send() {
    await this.client.emails.send({ from: 'help@shelter.example', to: this.addressees, subject: this.title, text: '…' })
  }
}

export async function appeal() {
  const donors = await prisma.donor.findMany()
  await new Letter()
    // missing: no-exposed-recipients
    .to(...donors.map((donor) => donor.email))
    .about('An appeal')
    .send()
}

export async function receipt(donorId: string) {
  const donor = await prisma.donor.findUniqueOrThrow({ where: { id: donorId } })
  await new Letter().to(donor.email).about('Your receipt').send()
}
