import Email from 'email-templates'
import { db } from './db'

const email = new Email({ message: { from: 'shop@acme.test' }, views: { root: 'emails' } })

export async function lottery() {
  const customers = await db.customer.findMany()
  await Promise.all(
    customers.map((customer) =>
      email.send({
        template: 'lottery',
        message: { to: customer.email },
        // expect: no-people-list
        locals: { customer, winners: customers },
      }),
    ),
  )
}

export async function receipt(orderId: string) {
  const order = await db.order.findUnique({ where: { id: orderId }, include: { customer: true, guests: true } })
  await email.send({ template: 'receipt', message: { to: order.customer.email }, locals: { order } })
}
