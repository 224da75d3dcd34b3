import { getFirestore } from 'firebase-admin/firestore'
import { PrismaClient } from '@prisma/client'
import { broadcast } from './mailer'

const db = getFirestore()
const prisma = new PrismaClient()

export async function announceToSubscribers() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const recipients = subscribers.map((subscriber) => subscriber.email)
  await db.collection('mail').add({
    // expect: no-exposed-recipients
    to: recipients,
    message: { subject: 'March newsletter', html: '<p>What we shipped this month.</p>' },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await db.collection('mail').add({
    to,
    message: { subject, html },
  })
}

export async function inviteUsers() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Doors open at seven',
    '<p>See you on Friday.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await prisma.customer.findMany({ select: { email: true, name: true } })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
    '<p>Your plan stays as it is until then.</p>',
  )
}
