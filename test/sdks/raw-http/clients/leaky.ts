/** Other clients and other providers: the body has the shape of the provider whose host is asked. */
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import fetch from 'node-fetch'
import { PrismaClient } from '@prisma/client'
import { request } from 'undici'

const prisma = new PrismaClient()
const http = axios.create({ timeout: 5000 })

export async function bySendGrid() {
  const customers = await prisma.customer.findMany()
  await got.post('https://api.sendgrid.com/v3/mail/send', {
    json: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          // expect: no-exposed-recipients
          to: customers.map((customer) => ({ email: customer.email })),
        },
      ],
      subject: 'Our prices change in May',
      content: [{ type: 'text/plain', value: 'Your plan stays as it is until then.' }],
    },
  })
}

export async function byMailgun(domain: string) {
  const subscribers = await prisma.subscriber.findMany()
  await fetch(`https://api.mailgun.net/v3/${domain}/messages`, {
    method: 'POST',
    body: new URLSearchParams({
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: subscribers.map((subscriber) => subscriber.email).join(','),
      subject: 'March newsletter',
      text: 'What we shipped this month.',
    }),
  })
}

export async function byPostmark() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await request('https://api.postmarkapp.com/email', {
    method: 'POST',
    body: JSON.stringify({
      From: 'shop@shop.example',
      // expect: no-exposed-recipients
      To: users.map((user) => user.email).join(','),
      Subject: 'Your invitation',
      TextBody: 'Join us.',
    }),
  })
}

export async function byMailerSend() {
  const customers = await prisma.customer.findMany()
  await http.request({
    method: 'POST',
    url: 'https://api.mailersend.com/v1/email',
    data: {
      from: { email: 'shop@shop.example' },
      // expect: no-exposed-recipients
      to: customers.map((customer) => ({ email: customer.email })),
      subject: 'A recall of batch 114',
      text: 'Please stop using it.',
    },
  })
}

export async function byGraph(userId: string) {
  const attendees = await prisma.attendee.findMany()
  await ky.post(`https://graph.microsoft.com/v1.0/users/${userId}/sendMail`, {
    json: {
      message: {
        subject: 'Doors open at seven',
        body: { contentType: 'Text', content: 'See you on Friday.' },
        // expect: no-exposed-recipients
        toRecipients: attendees.map((attendee) => ({ emailAddress: { address: attendee.email } })),
      },
    },
  })
}

/** A list is a text with commas there. */
export async function byTurboSmtp(european: boolean) {
  const customers = await prisma.customer.findMany()
  const host = european ? 'api.eu.turbo-smtp.com' : 'api.turbo-smtp.com'
  const data = {
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email).join(','),
    subject: 'A recall of batch 114',
    content: 'Please stop using it.',
  }
  await axios.post(`https://${host}/api/v2/mail/send`, data)
}
