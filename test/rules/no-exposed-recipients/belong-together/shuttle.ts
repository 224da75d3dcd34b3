import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'desk@shuttle.example'

/** The table says nothing of a booking, and the code does. */
export async function paid(id: string) {
  const booking = await prisma.shuttleService.findUniqueOrThrow({ where: { id }, include: { passengers: true } })
  booking.status = 'paid'
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: booking.passengers.map((one) => one.email), subject: 'Paid', text: booking.route })
}

/** Whoever sits in the same bus booked by themselves. */
export async function delayed(id: string) {
  const bus = await prisma.shuttleService.findUniqueOrThrow({ where: { id }, include: { passengers: true } })
  bus.status = 'delayed'
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: bus.passengers.map((one) => one.email), subject: 'The bus is late', text: bus.route })
}
