import nodemailer from 'nodemailer'
import { Model } from 'sequelize'

class Customer extends Model {
  declare email: string
}

abstract class BaseMail {
  private readonly transport = nodemailer.createTransport(process.env.SMTP_URL)
  private readonly recipients: string[] = []
  abstract subject(): string

  to(...addresses: string[]) {
    this.recipients.push(...addresses)
    return this
  }

  async deliver() {
    await this.transport.sendMail({ from: 'shop@shop.example', to: this.recipients, subject: this.subject() })
  }
}

class SaleMail extends BaseMail {
  subject() {
    return 'Sale'
  }
}

export async function sale() {
  const customers = await Customer.findAll({ where: { optedIn: true } })
  // expect: no-exposed-recipients
  await new SaleMail().to(...customers.map((customer) => customer.email)).deliver()
}

/** One address that is pushed by `...` stays one. */
export async function saleForOne(id: number) {
  const customer = await Customer.findByPk(id)
  await new SaleMail().to(customer.email).deliver()
}
