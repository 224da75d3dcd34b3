/** email-templates merges the lists of its config and of a call by index: who stands in the config gets the rest. */
import Email from 'email-templates'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function configured() {
  const customers = await prisma.customer.findMany()
  const email = new Email({
    message: {
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: customers.map((customer) => customer.email),
    },
  })
  await email.send({ template: 'news', message: { to: ['first@shop.example'] } })
}

export async function ownPeople(subscriber: { email: string }) {
  const email = new Email({ message: { from: 'shop@shop.example', cc: ['archive@shop.example'] } })
  await email.send({ template: 'news', message: { to: subscriber.email } })
}
