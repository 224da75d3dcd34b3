import { minify } from 'html-minifier'
import mjml2html from 'mjml'
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function ordersOfEach() {
  const customers = await db.customer.findMany({ include: { orders: true } })
  for (const customer of customers) {
    const lines = customer.orders.map((order) => `${order.title}, to ${order.address}`).join('\n')
    await transport.sendMail({ to: customer.email, subject: 'Your orders', text: `Dear ${customer.name}\n${lines}` })
  }
}

export async function grouped() {
  const bookings = await db.booking.findMany()
  const byEmail: Record<string, typeof bookings> = {}
  for (const booking of bookings) {
    if (!byEmail[booking.email]) byEmail[booking.email] = []
    byEmail[booking.email].push(booking)
  }
  for (const [email, own] of Object.entries(byEmail)) {
    await transport.sendMail({ to: email, subject: 'Bookings', text: own.map((one) => `${one.name} ${one.phone}`).join('\n') })
  }
}

export async function groupedInAMap() {
  const tickets = await db.ticket.findMany()
  const byEmail = new Map<string, { title: string; holderName: string; phone: string }[]>()
  for (const ticket of tickets) {
    const own = byEmail.get(ticket.email) ?? []
    own.push(ticket)
    byEmail.set(ticket.email, own)
  }
  for (const [email, own] of byEmail) {
    await transport.sendMail({ to: email, subject: 'Tickets', text: own.map((one) => `${one.holderName} ${one.phone}`).join('\n') })
  }
}

export async function filtered() {
  const guests = await db.guest.findMany()
  for (const email of new Set(guests.map((guest) => guest.email))) {
    const own = guests.filter((guest) => guest.email === email)
    await transport.sendMail({ to: email, subject: 'Your party', text: own.map((guest) => `${guest.name} ${guest.phone}`).join('\n') })
  }
}

export async function allOthers() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    const others = guests.filter((other) => other.id !== guest.id)
    // expect: no-foreign-data
    await transport.sendMail({ to: guest.email, subject: 'Who comes', text: others.map((other) => other.email).join('\n') })
  }
}

export async function namesOfOthers() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    const others = guests.filter((other) => other.id !== guest.id)
    // expect-possible: no-foreign-data
    await transport.sendMail({ to: guest.email, subject: 'Who comes', text: others.map((other) => other.name).join('\n') })
  }
}

export async function pickedUnderACondition() {
  const guests = await db.guest.findMany()
  const tables = await db.table.findMany()
  for (const guest of guests) {
    let own = ''
    for (const other of guests) {
      if (other.partyId === guest.partyId) own += `${other.name} ${other.phone}\n`
    }
    await transport.sendMail({ to: guest.email, subject: `${tables.length} tables`, text: own })
  }
}

export async function besideEachOther() {
  const users = await db.user.findMany()
  const emails = users.map((user) => user.email)
  const names = users.map((user) => user.name)
  for (let i = 0; i < emails.length; i++) {
    await transport.sendMail({ to: emails[i], subject: 'Hi', text: `Hi ${names[i]}` })
  }
  emails.forEach((email, index) => {
    void transport.sendMail({ to: email, subject: 'Hi', text: `Hi ${names[index]}, ${users[index].phone}` })
  })
  await Promise.all(emails.map((email, at) => transport.sendMail({ to: email, subject: 'Hi', text: `Hi ${users[at].name}` })))
}

export async function mappedFirst() {
  const users = await db.user.findMany()
  const recipients = users.map((user) => ({ email: user.email, name: user.name, friends: user.friends.map((friend) => friend.name) }))
  for (const recipient of recipients) {
    await transport.sendMail({ to: recipient.email, subject: 'Hi', text: `Hi ${recipient.name}, ${recipient.friends.join(', ')}` })
  }
}

export async function messagesFirst() {
  const users = await db.user.findMany()
  const messages = users.map((user) => ({ to: user.email, subject: 'Hi', text: `Hi ${user.name}, ${user.phone}` }))
  for (const message of messages) await transport.sendMail(message)
  await Promise.all(messages.map((message) => transport.sendMail(message)))
}

async function sendAll(messages: { to: string; subject: string; html: string; text: string }[]) {
  await Promise.all(messages.map((message) => transport.sendMail(message)))
}

export async function renderedThenSent() {
  const users = await db.user.findMany({ include: { pets: true } })
  await sendAll(
    users.map((user) => ({
      to: user.email,
      subject: 'Hi',
      html: minify(mjml2html(`<mj-text>${user.name} ${user.phone}</mj-text>`).html),
      text: user.pets.map((pet) => `${pet.name}, ${user.phone}`).join('\n'),
    })),
  )
}

export async function sameCity() {
  const users = await db.user.findMany()
  for (const user of users) {
    const near = await db.user.findMany({ where: { city: user.city } })
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Near you', text: near.map((one) => one.phone).join('\n') })
  }
}
