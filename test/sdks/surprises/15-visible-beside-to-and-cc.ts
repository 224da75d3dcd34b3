/**
 * Reply-To is read by every recipient like To and Cc, but nobody in it need be one: not judged yet. Other header lines,
 * the sender and display names are shown as well; they are content, which no-exposed-recipients doesn't judge.
 */
import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
const ses = new SESClient({ region: 'eu-central-1' })

export async function replyToAll() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    // missing: no-exposed-recipients
    replyTo: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
}

export async function replyToAddresses() {
  const customers = await prisma.customer.findMany()
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: { ToAddresses: ['team@shop.example'] },
      // missing: no-exposed-recipients
      ReplyToAddresses: customers.map((customer) => customer.email),
      Message: { Subject: { Data: 'March newsletter' }, Body: { Text: { Data: 'What we shipped.' } } },
    }),
  )
}

export async function contactForm(visitor: { email: string; message: string }) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    replyTo: visitor.email,
    subject: 'Contact form',
    text: visitor.message,
  })
}

export async function customHeader() {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    headers: { 'X-Notified': customers.map((customer) => customer.email).join(', ') },
    subject: 'March newsletter',
  })
}
