import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import mailchimp from '@mailchimp/mailchimp_transactional'
import sgMail from '@sendgrid/mail'
import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'
import { ServerClient } from 'postmark'
import { Resend } from 'resend'
import { render } from './templates'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const resend = new Resend(process.env.RESEND_KEY)
const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)
const ses = new SESClient({})
const mandrill = mailchimp(process.env.MANDRILL_KEY!)
const from = 'tours@tours.example'

export async function messageInAConstant() {
  const guests = await prisma.guest.findMany()
  const mailOptions = {
    from,
    // expect: no-exposed-recipients
    to: guests.map((guest) => guest.email).join(', '),
    subject: 'The bus leaves at eight',
    text: 'See you there.',
  }
  await transport.sendMail(mailOptions)
}

export async function nestedInAConstant() {
  const guests = await prisma.guest.findMany()
  const emails = guests.map((guest) => guest.email)
  const params = {
    Source: from,
    // expect: no-exposed-recipients
    Destination: { ToAddresses: emails },
    Message: { Subject: { Data: 'Rain tomorrow' }, Body: { Text: { Data: 'Bring a coat.' } } },
  }
  await ses.send(new SendEmailCommand(params))
}

export async function renderedInTheCall() {
  const guests = await prisma.guest.findMany()
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: guests.map((guest) => guest.email),
    subject: 'Your pictures',
    html: await render('pictures'),
  })
}

export async function nameIsTaken() {
  const to = (await prisma.guest.findMany()).map((guest) => guest.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'Thank you', text: `We were ${to.length} today.` })
}

export async function joinedInATemplate() {
  const guests = await prisma.guest.findMany()
  const emails = guests.map((guest) => guest.email)
  await transport.sendMail({
    from,
    // expect: no-exposed-recipients
    to: `${emails.join(',')}`,
    subject: 'One seat is free',
    text: 'Bring a friend.',
  })
}

export async function batchOfAConstant() {
  const guests = await prisma.guest.findMany()
  // expect: no-exposed-recipients
  const message = { from, to: guests.map((guest) => guest.email), subject: 'New tours', html: '<p>In May.</p>' }
  await resend.emails.send(message)
}

export async function joinedForABatch() {
  const guests = await prisma.guest.findMany()
  await postmark.sendEmail({
    From: from,
    // expect: no-exposed-recipients
    To: guests.map((guest) => guest.email).join(','),
    Subject: 'New tours',
    TextBody: 'In May.',
  })
}

export async function renamedForAConstant() {
  const guests = await prisma.guest.findMany()
  const emails = guests.map((guest) => guest.email)
  // expect: no-exposed-recipients
  const message = { from, to: emails, subject: 'Winter break', text: 'Back in March.' }
  const [response] = await sgMail.send(message)
  return response.statusCode
}

export async function flagTurned() {
  const guests = await prisma.guest.findMany()
  await mandrill.messages.send({
    message: {
      from_email: from,
      subject: 'Winter break',
      text: 'Back in March.',
      // expect: no-exposed-recipients
      to: guests.map((guest) => ({ email: guest.email, type: 'to' as const })),
      preserve_recipients: true,
    },
  })
}
