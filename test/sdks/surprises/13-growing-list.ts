/** A list that grows in the loop that sends: from the second turn on everyone before is shown. */
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'
import { EmailParams, MailerSend, Recipient } from 'mailersend'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
const mailersend = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })

export async function grows() {
  const customers = await prisma.customer.findMany()
  const to: string[] = []
  for (const customer of customers) {
    to.push(customer.email)
    await transporter.sendMail({
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to,
      subject: 'March newsletter',
    })
  }
}

export async function growsForBuilder() {
  const customers = await prisma.customer.findMany()
  const recipients: Recipient[] = []
  for (const customer of customers) {
    recipients.push(new Recipient(customer.email, customer.name))
    const params = new EmailParams()
      .setSubject('March newsletter')
      // expect: no-exposed-recipients
      .setTo(recipients)
    await mailersend.email.send(params)
  }
}

export async function madeAnew() {
  const customers = await prisma.customer.findMany()
  for (const customer of customers) {
    const to: string[] = []
    to.push(customer.email)
    await transporter.sendMail({ from: 'shop@shop.example', to, subject: 'March newsletter' })
  }
}
