import { Html, Preview, Text } from '@react-email/components'
import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'
import { Resend } from 'resend'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const resend = new Resend(process.env.RESEND_KEY)
const from = 'clinic@clinic.example'

/** The name before the address is shown to its reader as a name of theirs. */
export async function names() {
  const patients = await db.patient.findMany()
  for (const patient of patients) {
    // expect: no-foreign-data
    await transport.sendMail({ from, to: `"${patients[0]!.name}" <${patient.email}>`, subject: 'Your visit', text: 'See you soon.' })
    // expect: no-foreign-data
    await transport.sendMail({ from, to: { name: patients[0]!.name, address: patient.email }, subject: 'Your visit', text: 'See you soon.' })
    await transport.sendMail({ from, to: `"${patient.name}" <${patient.email}>`, subject: 'Your visit', text: 'See you soon.' })
    await transport.sendMail({ from, to: { name: patient.name, address: patient.email }, subject: 'Your visit', text: 'See you soon.' })
  }
}

function Visit({ name, preview }: { name: string; preview: string }) {
  return (
    <Html>
      <Preview>{preview}</Preview>
      <Text>Dear {name}</Text>
    </Html>
  )
}

export async function preheaders() {
  const patients = await db.patient.findMany()
  for (const patient of patients) {
    await resend.emails.send({
      from,
      to: patient.email,
      subject: 'Your visit',
      // expect: no-foreign-data
      react: <Visit name={patient.name} preview={`We call you at ${patients[0]!.phone}`} />,
    })
    await resend.emails.send({
      from,
      to: patient.email,
      subject: 'Your visit',
      react: <Visit name={patient.name} preview={`We call you at ${patient.phone}`} />,
    })
  }
}

export async function hidden() {
  const patients = await db.patient.findMany()
  for (const patient of patients) {
    await transport.sendMail({
      from,
      to: patient.email,
      subject: 'Your visit',
      // expect: no-foreign-data
      html: `<div style="display:none">We call you at ${patients[0]!.phone}</div><p>Dear ${patient.name}</p>`,
    })
    await transport.sendMail({
      from,
      to: patient.email,
      subject: 'Your visit',
      html: `<div style="display:none">We call you at ${patient.phone}</div><p>Dear ${patient.name}</p>`,
    })
  }
}
