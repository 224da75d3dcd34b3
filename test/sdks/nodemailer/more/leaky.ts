import nodemailer, { type Transporter } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

/** The client is known by its type alone. */
export async function byType(transporter: Transporter) {
  const customers = await prisma.customer.findMany()
  await transporter.sendMail({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
}

export async function byMailType(mailer: Mail) {
  const customers = await prisma.customer.findMany()
  await mailer.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    // expect: no-exposed-recipients
    cc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
  })
}

export function withCallback(done: (error: Error | null) => void) {
  const transporter = nodemailer.createTransport('smtps://smtp.shop.example')
  void prisma.customer.findMany().then((customers) => {
    transporter.sendMail(
      {
        from: 'shop@shop.example',
        // expect: no-exposed-recipients
        to: customers.map((customer) => customer.email),
        subject: 'March newsletter',
      },
      done,
    )
  })
}

export async function composed() {
  const customers = await prisma.customer.findMany()
  return new MailComposer({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email).join(', '),
    subject: 'March newsletter',
  })
    .compile()
    .build()
}
