import { injectable } from 'tsyringe'
import { Resend } from 'resend'

@injectable()
export class MailService {
  private readonly resend = new Resend(process.env.RESEND_API_KEY)

  async send(to: string | string[], subject: string) {
    await this.resend.emails.send({ from: 'gym@fit.example', to, subject, text: '…' })
  }

  async sendEach(to: string[], subject: string) {
    await Promise.all(to.map((address) => this.send(address, subject)))
  }
}
