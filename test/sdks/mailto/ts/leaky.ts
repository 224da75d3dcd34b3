import { PrismaClient } from '@prisma/client'
import { writeTo } from './mailer'

const prisma = new PrismaClient()

export async function announce() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  // expect: no-exposed-recipients
  window.open('mailto:' + subscribers.map((subscriber) => subscriber.email).join(',') + '?subject=News')
}

export async function navigate() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  // expect: no-exposed-recipients
  window.location.href = `mailto:team@shop.example?cc=${subscribers.map((subscriber) => subscriber.email).join(',')}`
}

function open(list: string, subject: string) {
  window.open(`mailto:${list}?subject=${subject}`)
}

export async function invite() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  // expect: no-exposed-recipients
  open(users.map((user) => user.email).join(','), 'Invitation')
}

export async function notify() {
  const customers = await prisma.customer.findMany()
  writeTo(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
  )
}
