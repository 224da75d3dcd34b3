/** Batch forms send one message per element, but an element can still hold a list. */
import { MailtrapClient } from 'mailtrap'
import { EmailParams, MailerSend, Recipient } from 'mailersend'
import { ServerClient } from 'postmark'
import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const mailersend = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })
const mailtrap = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN! })
const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)
const resend = new Resend(process.env.RESEND_API_KEY)

export async function oneElementEach() {
  const customers = await prisma.customer.findMany()
  await postmark.sendBulkEmail({
    From: 'shop@shop.example',
    Subject: 'March newsletter',
    TextBody: 'What we shipped.',
    Messages: customers.map((customer) => ({ To: customer.email })),
  })
  await resend.batch.create(
    customers.map((customer) => ({ from: 'shop@shop.example', to: customer.email, subject: 'March newsletter', text: 'What we shipped.' })),
  )
  await mailtrap.batchSend({
    base: { from: { email: 'shop@shop.example' }, subject: 'March newsletter', text: 'What we shipped.' },
    requests: customers.map((customer) => ({ to: [{ email: customer.email }] })),
  })
}

export async function receivedLikeBcc() {
  const customers = await prisma.customer.findMany()
  const params = new EmailParams()
    .setSubject('March newsletter')
    .setTo([new Recipient('team@shop.example')])
    .setRcptTo(customers.map((customer) => new Recipient(customer.email)))
  await mailersend.email.send(params)
}

export async function oneElementForAll() {
  const customers = await prisma.customer.findMany()
  await resend.batch.create([
    {
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: customers.map((customer) => customer.email),
      subject: 'March newsletter',
      text: 'What we shipped.',
    },
  ])
}

export async function bulkForAll() {
  const customers = await prisma.customer.findMany()
  await postmark.sendBulkEmail({
    From: 'shop@shop.example',
    Subject: 'March newsletter',
    TextBody: 'What we shipped.',
    // expect: no-exposed-recipients
    Messages: [{ To: customers.map((customer) => customer.email).join(',') }],
  })
}

export async function requestsForAll() {
  const customers = await prisma.customer.findMany()
  await mailtrap.batchSend({
    base: { from: { email: 'shop@shop.example' }, subject: 'March newsletter', text: 'What we shipped.' },
    // expect: no-exposed-recipients
    requests: [{ to: customers.map((customer) => ({ email: customer.email })) }],
  })
}
