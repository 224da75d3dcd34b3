/** One address a call: Loops has no form that shows people each other. */
import { LoopsClient } from 'loops'
import { PrismaClient } from '@prisma/client'
import { sendOne } from './mailer'

const loops = new LoopsClient(process.env.LOOPS_KEY!)
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await loops.sendTransactionalEmail({
      transactionalId: 'tx_news',
      email: subscriber.email,
      dataVariables: { subject: 'The waitlist is open', html: '<p>You can sign up now.</p>' },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await loops.sendTransactionalEmail({
    transactionalId: 'tx_news',
    email: to,
    dataVariables: { subject, html },
  })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await Promise.all(users.map((user) => deliver(user.email, 'New terms of service', '<p>They apply from June on.</p>')))
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  for (const customer of customers) {
    await sendOne(customer.email, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

export async function sendEvents() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    await loops.sendEvent({ email: subscriber.email, eventName: 'news', eventProperties: { subject: 'New terms of service' } })
  }
}
