import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'
import type { Request, Response } from 'express'
import { Customer } from './customer'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'rooms@rooms.example'

/** Whoever is mailed by their own row is a person, whatever the table is called. */
export async function near() {
  for (const seeker of await db.seeker.findMany({ where: { active: true } })) {
    const others = await db.seeker.findMany({ where: { city: seeker.city, id: { not: seeker.id } } })
    // expect: no-foreign-data
    await transport.sendMail({ from, to: seeker.email, subject: 'Near you', text: others.map((one) => `${one.name} ${one.phone}`).join('\n') })
    const flats = await db.flat.findMany({ where: { city: seeker.city } })
    await transport.sendMail({ from, to: seeker.email, subject: 'Flats', text: flats.map((one) => one.title).join('\n') })
  }
}

export async function otherBranches() {
  for (const company of await db.company.findMany()) {
    const others = await db.company.findMany({ where: { city: company.city, id: { not: company.id } } })
    await transport.sendMail({ from, to: company.email, subject: 'Near you', text: others.map((one) => one.name).join('\n') })
  }
}

/** Whoever is signed in asked for their own shop’s customers. */
export async function exported(req: Request, res: Response) {
  const customers = await Customer.find({ shop: req.user.shop }).lean()
  const csv = customers.map((one) => [one.name, one.email, one.phone].join(',')).join('\n')
  await transport.sendMail({ from, to: req.user.email, subject: 'Your export', attachments: [{ filename: 'customers.csv', content: csv }] })
  res.sendStatus(202)
}
