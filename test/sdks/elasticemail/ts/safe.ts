import { Configuration, EmailsApi } from '@elasticemail/elasticemail-client-ts-axios'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const emails = new EmailsApi(new Configuration({ apiKey: process.env.ELASTIC_KEY }))
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await emails.emailsTransactionalPost({
      Recipients: {
        To: [user.email],
      },
      Content: {
        From: 'shop@shop.example',
        Subject: 'Planned maintenance on Sunday',
        Body: [{ ContentType: 'HTML', Content: '<p>We are offline from 02:00 to 04:00.</p>' }],
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: [to],
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
  })
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await Promise.all(customers.map((customer) => deliver(customer.email, 'Your invitation', '<p>Join us for the spring meet-up.</p>')))
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  for (const reader of readers) {
    await sendOne(reader.email, 'A recall of batch 114', '<p>Please stop using it and write to us.</p>')
  }
}

export async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await emails.emailsTransactionalPost({
    Recipients: {
      To: ['team@shop.example'],
      BCC: users.map((user) => user.email),
    },
    Content: {
      From: 'shop@shop.example',
      Subject: 'Planned maintenance on Sunday',
      Body: [{ ContentType: 'HTML', Content: '<p>We are offline from 02:00 to 04:00.</p>' }],
    },
  })
}

export async function sendBulk() {
  const users = await User.find({ newsletter: true })
  await emails.emailsPost({
    Recipients: users.map((user) => ({ Email: user.email })),
    Content: {
      From: 'shop@shop.example',
      Subject: 'Your invitation',
      Body: [{ ContentType: 'HTML', Content: '<p>Join us for the spring meet-up.</p>' }],
    },
  })
}
