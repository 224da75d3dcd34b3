import nodemailer from 'nodemailer'
import { Resend } from 'resend'
import { formatTable, getTextStats } from 'text-figures'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function tableForAll() {
  const customers = await db.customer.findMany()
  const rows = customers.map((customer) => `<tr><td>${customer.name}</td><td>${customer.email}</td></tr>`).join('')
  for (const customer of customers) {
    await transport.sendMail({
      to: customer.email,
      subject: 'Summer meeting',
      // expect: no-foreign-data
      html: `<p>Dear ${customer.name}</p><table>${rows}</table>`,
    })
  }
}

export async function listInCopies() {
  const subscribers = await db.subscriber.findMany()
  const emails = subscribers.map((subscriber) => subscriber.email)
  await Promise.all(
    emails.map((email) =>
      resend.emails.send({
        from: 'news@news.example',
        to: email,
        subject: 'News',
        // expect: no-foreign-data
        text: `This mail went to ${emails.join(', ')}`,
      }),
    ),
  )
}

export async function asJson() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    // expect: no-foreign-data
    await transport.sendMail({ to: guest.email, subject: 'List', text: JSON.stringify(guests) })
  }
}

export async function pushed() {
  const users = await db.user.findMany()
  const lines: string[] = []
  for (const user of users) lines.push(`${user.name}: ${user.phone}`)
  for (const user of users) {
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Phones', text: lines.join('\n') })
  }
}

export async function inTheSubject() {
  const applicants = await db.applicant.findMany()
  for (const applicant of applicants) {
    await transport.sendMail({
      to: applicant.email,
      // expect: no-foreign-data
      subject: `Interview with ${applicants.map((one) => one.email).join(' and ')}`,
      text: 'See you on Monday.',
    })
  }
}

export async function hiddenButPrinted() {
  const subscribers = await db.subscriber.findMany()
  const bcc = subscribers.map((subscriber) => subscriber.email)
  // expect: no-foreign-data
  await transport.sendMail({ to: 'news@news.example', bcc, subject: 'News', text: `Sent to: ${bcc.join(', ')}` })
}

export async function hiddenAndSilent() {
  const subscribers = await db.subscriber.findMany()
  const bcc = subscribers.map((subscriber) => subscriber.email)
  await transport.sendMail({ to: 'news@news.example', bcc, subject: 'News', text: `Sent to ${bcc.length} people` })
}

export async function replyToAll() {
  const attendees = await db.attendee.findMany()
  for (const attendee of attendees) {
    await transport.sendMail({
      to: attendee.email,
      // expect: no-foreign-data
      replyTo: attendees.map((one) => one.email),
      subject: 'Meeting',
      text: 'Reply to all of us.',
    })
  }
}

export async function reportToOperator() {
  const customers = await db.customer.findMany()
  const rows = customers.map((customer) => `<li>${customer.email}</li>`).join('')
  await transport.sendMail({ to: process.env.OPS_EMAIL, subject: 'Customers', html: `<ul>${rows}</ul>` })
  await transport.sendMail({ to: 'ops@shop.example', subject: 'Customers', html: `<ul>${rows}</ul>` })
}

export async function toTheOrganizer(eventId: string) {
  const event = await db.event.findUnique({ where: { id: eventId }, include: { organizer: true, attendees: true } })
  const names = event.attendees.map((attendee) => `${attendee.name} <${attendee.email}>`).join('\n')
  await transport.sendMail({ to: event.organizer.email, subject: 'Who comes', text: names })
}

async function phoneBook() {
  const users = await db.user.findMany()
  return users.map((user) => `${user.name}: ${user.phone}`).join('\n')
}

export async function askedForTwice() {
  for (const user of await db.user.findMany({ orderBy: { name: 'asc' } })) {
    // expect: no-foreign-data
    await transport.sendMail({ to: user.email, subject: 'Phones', text: await phoneBook() })
  }
}

export async function aboutTopics() {
  const topics = await db.subscriber.findMany()
  for (const subscriber of topics) {
    await transport.sendMail({
      to: subscriber.email,
      subject: 'Topics',
      // expect: no-foreign-data
      text: topics.map((t) => t.phone).join(', '),
    })
    await transport.sendMail({ to: subscriber.email, subject: 'Topics', text: subscriber.phone })
  }
}

export async function toAuthors() {
  const authors = await db.subscriber.findMany()
  for (const author of authors) {
    // expect: no-foreign-data
    await transport.sendMail({ to: author.email, subject: 'News', text: authors.map((one) => one.phone).join(', ') })
  }
}

export async function statsOnly() {
  const users = await db.user.findMany()
  for (const user of users) {
    const stats = getTextStats(users.map((one) => one.email))
    await transport.sendMail({ to: user.email, subject: 'Statistics', text: `Mean length ${stats}` })
  }
}

export async function formattedElsewhere() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'All of us',
      // expect: no-foreign-data
      text: formatTable(users.map((one) => one.email)),
    })
    await transport.sendMail({ to: user.email, subject: 'You', text: formatTable([user.email]) })
  }
}
