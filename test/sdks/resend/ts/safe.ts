import { Resend } from 'resend'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const resend = new Resend(process.env.RESEND_API_KEY)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await resend.emails.send({
      from: 'Shop <shop@shop.example>',
      to: user.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
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
  await resend.emails.send({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

export async function sendBatch() {
  const users = await User.find({ newsletter: true })
  await resend.batch.send(
    users.map((user) => ({
      from: 'Shop <shop@shop.example>',
      to: user.email,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    })),
  )
}
