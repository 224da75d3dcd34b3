import fs from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import nodemailer from 'nodemailer'
import { prisma } from './db.js'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const reminder = Handlebars.compile(fs.readFileSync(path.join(import.meta.dirname, 'views', 'reminder.hbs'), 'utf8'))

export async function remindAll(eventId) {
  const attendees = await prisma.attendee.findMany({ where: { eventId } })
  for (const attendee of attendees) {
    // expect: no-people-list
    const html = reminder({ attendees, event: 'Summer fair' })
    await transporter.sendMail({ to: attendee.email, subject: 'Tomorrow', html })
  }
}

export async function remindEachAlone(eventId) {
  const attendees = await prisma.attendee.findMany({ where: { eventId } })
  for (const attendee of attendees) {
    await transporter.sendMail({ to: attendee.email, subject: 'Tomorrow', html: reminder({ attendees: [attendee], event: 'Summer fair' }) })
  }
}

export async function countAll(eventId) {
  const attendees = await prisma.attendee.findMany({ where: { eventId } })
  const source = await readFile(new URL('./views/count.hbs', import.meta.url), 'utf8')
  for (const attendee of attendees) {
    await transporter.sendMail({ to: attendee.email, subject: 'We are many', html: Handlebars.compile(source)({ attendees }) })
  }
}

export async function newsletter() {
  const subscribers = await prisma.subscriber.findMany()
  const template = Handlebars.compile((await readFile('views/newsletter.mjml')).toString())
  for (const { email } of subscribers) {
    // expect: no-people-list
    const { html } = mjml2html(template({ others: subscribers }))
    await transporter.sendMail({ to: email, subject: 'News', html })
  }
}

export function remindWithCallback(user, friends) {
  fs.readFile(path.join(process.cwd(), 'views/greeting.hbs'), { encoding: 'utf8' }, (error, text) => {
    if (error) throw error
    transporter.sendMail({ to: user.email, subject: 'Hello', html: Handlebars.compile(text)({ user }) })
  })
}

export async function toTheOffice(eventId) {
  const attendees = await prisma.attendee.findMany({ where: { eventId } })
  await transporter.sendMail({ to: 'office@acme.test', subject: 'Guest list', html: reminder({ attendees }) })
}
