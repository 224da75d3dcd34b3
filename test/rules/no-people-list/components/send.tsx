import { render } from '@react-email/render'
import { PrismaClient } from '@prisma/client'
import nodemailer from 'nodemailer'
import * as React from 'react'
import { Resend } from 'resend'
import PhoneListEmail, { AttendeeCountEmail, AttendeeListEmail, NamesEmail, WelcomeEmail } from './Emails'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'fair@fair.example'

export async function confirm(orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const attendees = await db.attendee.findMany({ where: { paid: true } })
  await resend.emails.send({
    from,
    to: order.email,
    subject: 'Your order',
    // expect: no-people-list
    react: <AttendeeListEmail orderId={orderId} attendees={attendees} />,
  })
  await resend.emails.send({
    from,
    to: order.email,
    subject: 'Your order',
    react: <AttendeeCountEmail orderId={orderId} attendees={attendees} />,
  })
  await resend.emails.send({ from, to: order.email, subject: 'Your order', react: <NamesEmail orderId={orderId} attendees={attendees} /> })
}

export async function phones(orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const customers = await db.customer.findMany()
  // expect: no-people-list
  const html = await render(<PhoneListEmail people={customers} />)
  await transport.sendMail({ from, to: order.email, subject: 'Phones', html })
}

/** The component as a function, as it is called where there is no JSX. */
export async function called(orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const customers = await db.customer.findMany()
  await resend.emails.send({
    from,
    to: order.email,
    subject: 'Phones',
    // expect: no-people-list
    react: React.createElement(PhoneListEmail, { people: customers }),
  })
  // expect: no-people-list
  await resend.emails.send({ from, to: order.email, subject: 'Phones', react: PhoneListEmail({ people: customers }) })
}

export async function welcome() {
  const users = await db.user.findMany()
  for (const user of users) await resend.emails.send({ from, to: user.email, subject: 'Welcome', react: <WelcomeEmail user={user} /> })
}

/** The reader’s own guests. */
export async function guests(userId: string) {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { guests: true } })
  await resend.emails.send({ from, to: user.email, subject: 'Your guests', react: <AttendeeListEmail orderId="1" attendees={user.guests} /> })
}
