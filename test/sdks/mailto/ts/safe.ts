import { PrismaClient } from '@prisma/client'
import { writeToOne } from './mailer'

const prisma = new PrismaClient()

export async function announce() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) window.open(`mailto:${subscriber.email}?subject=News`)
}

export async function copy() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  window.open('mailto:team@shop.example?bcc=' + subscribers.map((subscriber) => subscriber.email).join(','))
}

function open(address: string, subject: string) {
  window.open(`mailto:${address}?subject=${subject}`)
}

export async function invite() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  for (const user of users) open(user.email, 'Invitation')
}

export async function notify() {
  const customers = await prisma.customer.findMany()
  for (const customer of customers) writeToOne(customer.email, 'Our prices change in May')
}
