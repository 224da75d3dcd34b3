import sgMail from '@sendgrid/mail'
import { prisma } from './db'

export class Letter {
  private readonly message: { from: string; to?: string | string[]; subject?: string; html?: string } = { from: 'post@office.example' }

  to(recipients: string | string[]) {
    this.message.to = recipients
    return this
  }

  about(subject: string) {
    this.message.subject = subject
    return this
  }

  async send() {
    return sgMail.send(this.message as never)
  }
}

export async function strike() {
  const customers = await prisma.customer.findMany()
  await new Letter()
    // expect: no-exposed-recipients
    .to(customers.map((customer) => customer.email))
    .about('No post tomorrow')
    .send()
}

export async function parcel(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } })
  await new Letter().to(customer.email).about('Your parcel').send()
}
