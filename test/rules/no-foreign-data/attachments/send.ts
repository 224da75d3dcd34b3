import ical from 'ical-generator'
import nodemailer from 'nodemailer'
import { createEvent } from 'ics'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function sheet() {
  const participants = await db.participant.findMany()
  const csv = participants.map((one) => [one.name, one.email, one.phone].join(';')).join('\n')
  for (const participant of participants) {
    await transport.sendMail({
      to: participant.email,
      subject: 'Your start number',
      text: `Dear ${participant.name}`,
      // expect: no-foreign-data
      attachments: [{ filename: 'list.csv', content: csv }],
    })
  }
}

export async function invoiceOfTheFirst() {
  const customers = await db.customer.findMany()
  for (const customer of customers) {
    await transport.sendMail({
      to: customer.email,
      subject: 'Invoice',
      // expect: no-foreign-data
      attachments: [{ filename: 'invoice.txt', content: `Invoice for ${customers[0].name}, ${customers[0].address}` }],
    })
  }
}

export async function ownInvoice() {
  const customers = await db.customer.findMany()
  for (const customer of customers) {
    await transport.sendMail({
      to: customer.email,
      subject: 'Invoice',
      attachments: [{ filename: `${customer.name}.txt`, content: `Invoice for ${customer.name}, ${customer.address}` }],
    })
  }
}

export async function calendar() {
  const invitees = await db.invitee.findMany()
  const attendees = invitees.map((one) => ({ name: one.name, email: one.email }))
  // expect: no-foreign-data
  const event = createEvent({ title: 'Meeting', start: [2026, 1, 1], duration: { hours: 1 }, attendees })
  for (const invitee of invitees) {
    await transport.sendMail({
      to: invitee.email,
      subject: 'Meeting',
      text: 'See you.',
      icalEvent: { method: 'request', content: event.value },
    })
  }
}

export async function calendarOfEach() {
  const invitees = await db.invitee.findMany()
  for (const invitee of invitees) {
    const event = createEvent({ title: 'Meeting', start: [2026, 1, 1], duration: { hours: 1 }, attendees: [{ email: invitee.email }] })
    const calendar = ical({ name: invitee.name })
    await transport.sendMail({ to: invitee.email, subject: 'Meeting', icalEvent: { content: event.value }, text: calendar.toString() })
  }
}
