import { APIClient, SendEmailRequest } from 'customerio-node'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const client = new APIClient(process.env.CUSTOMERIO_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const request = new SendEmailRequest({
      from: 'shop@shop.example',
      to: user.email,
      identifiers: { id: 'broadcast' },
      subject: 'Planned maintenance on Sunday',
      body: '<p>We are offline from 02:00 to 04:00.</p>',
    })
    await client.sendEmail(request)
  }
}

async function deliver(to: string, subject: string, html: string) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to,
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
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
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email).join(','),
    identifiers: { id: 'broadcast' },
    subject: 'Planned maintenance on Sunday',
    body: '<p>We are offline from 02:00 to 04:00.</p>',
  })
  await client.sendEmail(request)
}
