import { readFileSync } from 'node:fs'
import { PrismaClient } from '@prisma/client'
import Handlebars from 'handlebars'
import nodemailer from 'nodemailer'

const db = new PrismaClient()
const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })
const drawn = Handlebars.compile(readFileSync('mail/drawn.hbs', 'utf8'))
const own = Handlebars.compile(readFileSync('mail/own.hbs', 'utf8'))

export async function draw() {
  const entrants = await db.entrant.findMany()
  const winners = await db.entrant.findMany({ where: { drawn: true } })
  for (const entrant of entrants) {
    // expect: no-foreign-data
    const html = drawn({ winners, name: entrant.name })
    await transport.sendMail({ from: 'draw@fair.example', to: entrant.email, subject: 'Who won', html })
  }
}

export async function congratulate() {
  const winners = await db.entrant.findMany({ where: { drawn: true } })
  for (const winner of winners) {
    const html = own({ winner })
    await transport.sendMail({ from: 'draw@fair.example', to: winner.email, subject: 'You won', html })
  }
}
