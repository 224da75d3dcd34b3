/**
 * nodemailer keeps the Bcc line in what it streams or pipes and MailComposer drops it. No row can see which program
 * reads that output, so no-exposed-recipients says nothing here.
 */
import nodemailer from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const stream = nodemailer.createTransport({ streamTransport: true, newline: 'unix' })

export async function streamed() {
  const customers = await prisma.customer.findMany()
  const { message } = await stream.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
  return message
}

export async function composed() {
  const customers = await prisma.customer.findMany()
  const composer = new MailComposer({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
  return composer.compile().build()
}

// What is composed with a list in To is shown wherever it goes.
export async function composedForAll() {
  const customers = await prisma.customer.findMany()
  const composer = new MailComposer({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
  return composer.compile().build()
}
