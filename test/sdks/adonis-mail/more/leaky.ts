import { BaseMail } from '@adonisjs/mail'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export class News extends BaseMail {
  subject = 'March newsletter'

  async prepare() {
    const customers = await prisma.customer.findMany()
    // expect: no-exposed-recipients
    this.message.to(customers.map((customer) => customer.email))
  }
}
