import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'
import { Invitation } from '../emails/Invitation'
import { Reminder } from '../emails/Reminder'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)

export async function remind(guest: { name: string; email: string }) {
  const react = <Reminder guests={[guest]} />
  await resend.emails.send({ from: 'us@club.example', to: guest.email, subject: 'Tomorrow', react })
}

export async function invite() {
  const customers = await prisma.customer.findMany()
  for (const customer of customers) {
    // expect: no-foreign-data
    const react = <Invitation people={customers} />
    await resend.emails.send({ from: 'us@club.example', to: customer.email, subject: 'Party', react })
  }
}
