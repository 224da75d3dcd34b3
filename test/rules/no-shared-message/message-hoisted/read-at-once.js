import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'news@shop.example'

/** What is put into the mail was read before the next turn writes. */
export async function sendOffers(subject, html) {
  const note = { destination: '', subject, html }
  for (const reader of await prisma.reader.findMany()) {
    note.destination = reader.email
    transporter.sendMail({ from, to: note.destination, subject: note.subject, html: note.html })
  }
}

async function post(note) {
  const options = { from, to: note.destination, subject: note.subject, html: note.html }
  transporter.sendMail(options, (error) => error && console.error(error))
}

export async function postOffers(subject, html) {
  const note = { destination: '', subject, html }
  for (const reader of await prisma.reader.findMany()) {
    note.destination = reader.email
    post(note)
  }
}

async function postWhenLogged(note) {
  await prisma.log.create({ data: { subject: note.subject } })
  await transporter.sendMail({ from, to: note.destination, subject: note.subject, html: note.html })
}

/** By the time the log is written, all turns are over. */
export async function postLoggedOffers(subject, html) {
  const note = { destination: '', subject, html }
  for (const reader of await prisma.reader.findMany()) {
    // expect: no-shared-message
    note.destination = reader.email
    postWhenLogged(note)
  }
}

/** The envelope itself is in each mail. */
export async function sendInEnvelopes(subject, html) {
  const note = { envelope: { address: '' } }
  for (const reader of await prisma.reader.findMany()) {
    // expect: no-shared-message
    note.envelope.address = reader.email
    transporter.sendMail({ from, to: note.envelope, subject, html })
  }
}
