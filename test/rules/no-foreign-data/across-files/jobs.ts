import { PrismaClient } from '@prisma/client'
import { deliver } from './mailer'
import { greeting, phoneList, type Person } from './texts'

const db = new PrismaClient()

export async function greetEach() {
  const members = await db.subscriber.findMany()
  for (const member of members) await deliver(member.email, 'Hello', greeting(member))
}

export async function greetTheFirst() {
  const subscribers = await db.subscriber.findMany()
  // expect: no-foreign-data
  const html = greeting(subscribers[0])
  for (const subscriber of subscribers) await deliver(subscriber.email, 'Hello', html)
}

export async function shareNumbers() {
  const customers = await db.customer.findMany()
  for (const customer of customers) {
    // expect: no-foreign-data
    await deliver(customer.email, 'Numbers', phoneList(customers))
  }
}

export async function numbersToOperator() {
  const customers = await db.customer.findMany()
  await deliver(process.env.OPS_EMAIL!, 'Numbers', phoneList(customers))
}

async function tell(person: Person, all: Person[]) {
  await deliver(person.email, 'Who comes', phoneList(all))
}

export async function tellAll() {
  const guests = await db.guest.findMany()
  // expect: no-foreign-data
  await Promise.all(guests.map((guest) => tell(guest, guests)))
}

export async function tellThemselves() {
  const guests = await db.guest.findMany()
  await Promise.all(guests.map((guest) => tell(guest, [guest])))
}
