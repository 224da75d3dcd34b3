import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'raffle@fair.example'

export async function drawn() {
  const customers = await prisma.customer.findMany()
  const k = Math.floor(Math.random() * customers.length)
  for (const customer of customers) {
    // expect: no-foreign-data
    await transport.sendMail({ from, to: customer.email, subject: 'The prize', text: `It goes to ${customers[k].address}` })
  }
}

export async function winner() {
  const customers = await prisma.customer.findMany()
  const winner = customers[Math.floor(Math.random() * customers.length)]
  for (const customer of customers) {
    // expect: no-foreign-data
    await transport.sendMail({ from, to: customer.email, subject: 'The prize', text: `Write to ${winner.email}` })
  }
}

export async function named() {
  const customers = await prisma.customer.findMany()
  const winner = customers[Math.floor(Math.random() * customers.length)]
  for (const customer of customers) {
    // expect-possible: no-foreign-data
    await transport.sendMail({ from, to: customer.email, subject: 'The prize', text: `Congratulations, ${winner.name}` })
  }
}

export async function toTheWinner() {
  const customers = await prisma.customer.findMany()
  const winner = customers[Math.floor(Math.random() * customers.length)]
  await transport.sendMail({ from, to: winner.email, subject: 'You won', text: `We send it to ${winner.address}` })
}
