import { APIClient, SendEmailRequest } from 'customerio-node'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const client = new APIClient(process.env.CUSTOMERIO_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email).join(','),
    identifiers: { id: 'broadcast' },
    subject: 'Planned maintenance on Sunday',
    body: '<p>We are offline from 02:00 to 04:00.</p>',
  })
  await client.sendEmail(request)
}

async function deliver(to: string[], subject: string, html: string) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: to.join(','),
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await deliver(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Your invitation',
    '<p>Join us for the spring meet-up.</p>',
  )
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  await broadcast(
    // expect: no-exposed-recipients
    readers.map((reader) => reader.email),
    'A recall of batch 114',
    '<p>Please stop using it and write to us.</p>',
  )
}
