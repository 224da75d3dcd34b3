import axios from 'axios'
import got from 'got'
import fetch from 'node-fetch'
import { PrismaClient } from '@prisma/client'
import { request } from 'undici'

const prisma = new PrismaClient()

export async function bySendGrid() {
  const customers = await prisma.customer.findMany()
  await got.post('https://api.sendgrid.com/v3/mail/send', {
    json: {
      from: { email: 'shop@shop.example' },
      personalizations: customers.map((customer) => ({ to: [{ email: customer.email }] })),
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
      to: subscribers.map((subscriber) => subscriber.email).join(','),
      'recipient-variables': JSON.stringify(Object.fromEntries(subscribers.map((subscriber) => [subscriber.email, {}]))),
      subject: 'March newsletter',
      text: 'What we shipped this month.',
    }),
  })
}

export async function byPostmark() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await request('https://api.postmarkapp.com/email/batch', {
    method: 'POST',
    body: JSON.stringify(
      users.map((user) => ({ From: 'shop@shop.example', To: user.email, Subject: 'Your invitation', TextBody: 'Join us.' })),
    ),
  })
}

// A list of people in a request to anyone else is no mail.
export async function syncToCrm() {
  const customers = await prisma.customer.findMany()
  await axios.post('https://crm.example/api/contacts', { to: customers.map((customer) => customer.email) })
}

export async function byTurboSmtp() {
  const customers = await prisma.customer.findMany()
  for (const { email } of customers)
    await axios.post('https://api.turbo-smtp.com/api/v2/mail/send', {
      from: 'shop@shop.example',
      to: email,
      subject: 'A recall of batch 114',
      content: 'Please stop using it.',
    })
}
