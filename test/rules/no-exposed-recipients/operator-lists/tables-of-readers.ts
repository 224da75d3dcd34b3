import { PrismaClient } from '@prisma/client'
import { createTransport } from 'nodemailer'

const prisma = new PrismaClient()
const transport = createTransport({ host: 'smtp.shop.example' })

/** Who is told that a disk is full was written down by the operator, in a table as well as in a variable. */
export async function diskFull(): Promise<void> {
  const recipients = await prisma.alertRecipient.findMany({ where: { enabled: true } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: recipients.map((one) => one.email), subject: 'Disk full', text: 'Node 3' })
}

export async function newOrder(number: string): Promise<void> {
  const emails = await prisma.notificationEmail.findMany()
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: emails.map((one) => one.email).join(','), subject: `Order ${number}`, text: 'Pack it' })
}

export async function newsletter(): Promise<void> {
  const emails = await prisma.newsletterEmail.findMany()
  // expect: no-exposed-recipients
  await transport.sendMail({ to: emails.map((one) => one.email).join(','), subject: 'News', text: 'New in May' })
}
