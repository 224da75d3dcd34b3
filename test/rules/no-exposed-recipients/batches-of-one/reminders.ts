import _, { chunk } from 'lodash'
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'rent@rent.example'
const batchSize = 1

export async function inBatches() {
  const borrowers = await prisma.borrower.findMany({ where: { late: true } })
  for (const batch of chunk(borrowers, 50)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: batch.map((one) => one.email), subject: 'Your books' })
  }
  for (let at = 0; at < borrowers.length; at += 2) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: borrowers.slice(at, at + 2).map((one) => one.email), subject: 'Your books' })
  }
  while (borrowers.length > 0) {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: borrowers.splice(0, 20).map((one) => one.email), subject: 'Your books' })
  }
}

/** Whoever sets the size to one sends one copy each. */
export async function oneByOne() {
  const borrowers = await prisma.borrower.findMany({ where: { late: true } })
  for (const batch of chunk(borrowers, 1)) await transport.sendMail({ from, to: batch.map((one) => one.email), subject: 'Your books' })
  for (const batch of chunk(borrowers)) await transport.sendMail({ from, to: batch.map((one) => one.email), subject: 'Your books' })
  for (const batch of _.chunk(borrowers, batchSize)) {
    await transport.sendMail({ from, to: batch.map((one) => one.email).join(','), subject: 'Your books' })
  }
  for (let at = 0; at < borrowers.length; at++) {
    await transport.sendMail({ from, to: borrowers.slice(at, at + 1).map((one) => one.email), subject: 'Your books' })
  }
  while (borrowers.length > 0) {
    await transport.sendMail({ from, to: borrowers.splice(0, 1).map((one) => one.email), subject: 'Your books' })
  }
}
