import { PrismaClient } from '@prisma/client'
import { createTransport } from 'nodemailer'

const prisma = new PrismaClient()
const transport = createTransport({ host: 'smtp.clinic.example' })

/** The test says that the two are one person. */
export async function remind(): Promise<void> {
  const patients = await prisma.patient.findMany()
  for (const patient of patients) {
    for (const other of patients) {
      if (other.id === patient.id) {
        await transport.sendMail({ to: patient.email, subject: 'Your visit', text: `Dear ${other.name}, come at ${other.visit}.` })
      }
    }
  }
}

export async function remindWithEarlyLeave(): Promise<void> {
  const patients = await prisma.patient.findMany()
  for (const patient of patients) {
    for (const other of patients) {
      if (other.id !== patient.id) continue
      await transport.sendMail({ to: patient.email, subject: 'Your visit', text: `Dear ${other.name}, come at ${other.visit}.` })
    }
  }
}

export async function remindTheWrongOnes(): Promise<void> {
  const patients = await prisma.patient.findMany()
  for (const patient of patients) {
    for (const other of patients) {
      if (other.id === patient.id) continue
      await transport.sendMail({
        to: patient.email,
        subject: 'Your visit',
        // expect: no-foreign-data
        text: `Dear ${other.name}, come on Friday.`,
      })
    }
  }
}
