import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { groupBy } from 'lodash'
import nodemailer from 'nodemailer'
import { prisma } from './db'

const transport = nodemailer.createTransport({})
const orders = Handlebars.compile(readFileSync('mail/orders.hbs', 'utf8'))

export async function ownByKey() {
  const all = await prisma.order.findMany({ include: { customer: true } })
  for (const customer of await prisma.customer.findMany()) {
    const own = all.filter((order) => order.customerId === customer.id)
    await transport.sendMail({ to: customer.email, subject: 'Your orders', html: orders({ orders: own }) })
  }
}

export async function ownOfGroups() {
  const byCustomer = groupBy(await prisma.order.findMany({ include: { customer: true } }), 'customerId')
  for (const customer of await prisma.customer.findMany()) {
    await transport.sendMail({ to: customer.email, subject: 'Your orders', html: orders({ orders: byCustomer[customer.id] }) })
  }
}

export async function groupOfAddress() {
  for (const [to, own] of Object.entries(groupBy(await prisma.booking.findMany(), 'email'))) {
    await transport.sendMail({ to, subject: 'Your bookings', html: orders({ orders: own }) })
  }
}

export async function openOnes() {
  const all = await prisma.order.findMany({ include: { customer: true } })
  const open = all.filter((order) => order.status === 'open')
  for (const customer of await prisma.customer.findMany()) {
    // expect: no-people-list
    await transport.sendMail({ to: customer.email, subject: 'Open orders', html: orders({ orders: open }) })
  }
}

export async function othersOfEvent() {
  const attendees = await prisma.attendee.findMany()
  for (const attendee of attendees) {
    const same = attendees.filter((one) => one.eventId === attendee.eventId)
    // expect: no-people-list
    await transport.sendMail({ to: attendee.email, subject: 'See you', html: orders({ orders: same }) })
  }
}

export async function groupOfEvent() {
  for (const [event, attendees] of Object.entries(groupBy(await prisma.attendee.findMany(), 'eventId'))) {
    // expect: no-people-list
    for (const { email } of attendees) await transport.sendMail({ to: email, subject: event, html: orders({ orders: attendees }) })
  }
}

export async function sameEventInText() {
  const attendees = await prisma.attendee.findMany()
  for (const attendee of attendees) {
    const same = attendees.filter((one) => one.eventId === attendee.eventId)
    // expect: no-foreign-data
    await transport.sendMail({ to: attendee.email, subject: 'See you', text: same.map((one) => one.email).join(', ') })
  }
}

export async function firstOfItsGroup() {
  const all = await prisma.order.findMany({ include: { customer: true } })
  const groups = Object.values(groupBy(all, 'customerId'))
  for (const own of groups) {
    await transport.sendMail({ to: own[0].customer.email, subject: 'Your orders', html: orders({ orders: own }) })
    // expect: no-people-list
    await transport.sendMail({ to: own[0].customer.email, subject: 'All orders', html: orders({ orders: groups.flat() }) })
  }
}

export async function ownByNestedAddress() {
  const all = await prisma.order.findMany({ include: { customer: true } })
  for (const customer of await prisma.customer.findMany()) {
    const own = all.filter((order) => order.customer.email === customer.email)
    await transport.sendMail({ to: customer.email, subject: 'Your orders', html: orders({ orders: own }) })
  }
}

export async function sameEventByNestedKey() {
  const tickets = await prisma.ticket.findMany({ include: { attendee: true, event: true } })
  for (const ticket of tickets) {
    const same = tickets.filter((one) => one.event.id === ticket.event.id)
    const text = same.map((one) => one.attendee.email).join('\n')
    // expect: no-foreign-data
    await transport.sendMail({ to: ticket.attendee.email, subject: 'Who comes', text })
  }
}
