import nodemailer, { type Transporter } from 'nodemailer'
import { Donors } from './donors'

export class Campaign {
  static readonly sender = 'help@shelter.example'
  private recipients: string[] = []
  #transport: Transporter = nodemailer.createTransport(process.env.SMTP_URL)

  constructor(private readonly donors: Donors) {}

  get to() {
    return this.recipients.join(', ')
  }

  async load() {
    for (const donor of await this.donors.all()) this.recipients.push(donor.email)
    return this
  }

  async send(subject: string) {
    // expect: no-exposed-recipients
    await this.#deliver(this.recipients, subject)
  }

  async sendLine(subject: string) {
    await this.#transport.sendMail({
      from: Campaign.sender,
      // expect: no-exposed-recipients
      to: this.to,
      subject,
      text: 'Thank you.',
    })
  }

  async sendEach(subject: string) {
    for (const recipient of this.recipients) await this.#deliver(recipient, subject)
  }

  async sendHidden(subject: string) {
    await this.#transport.sendMail({ from: Campaign.sender, to: Campaign.sender, bcc: this.to, subject, text: 'Thank you.' })
  }

  async #deliver(to: string | string[], subject: string) {
    await this.#transport.sendMail({ from: Campaign.sender, to, subject, text: 'Thank you.' })
  }

  static async thankOne(donors: Donors, id: string) {
    const donor = await donors.one(id)
    const campaign = new Campaign(donors)
    await campaign.#deliver(donor.email, 'Thank you')
  }
}
