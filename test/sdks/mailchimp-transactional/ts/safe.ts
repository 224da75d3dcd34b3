import mailchimp from '@mailchimp/mailchimp_transactional'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const client = mailchimp(process.env.MANDRILL_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await client.messages.send({
      message: {
        from_email: 'shop@shop.example',
        to: [{ email: user.email }],
        preserve_recipients: true,
        subject: 'Planned maintenance on Sunday',
        html: '<p>We are offline from 02:00 to 04:00.</p>',
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: [{ email: to }],
      preserve_recipients: true,
      subject,
      html,
    },
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

export async function sendIsolated() {
  const users = await User.find({ newsletter: true })
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: users.map((user) => ({ email: user.email })),
      preserve_recipients: false,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    },
  })
}

export async function copyAsBcc() {
  const customers = await Customer.find()
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: customers.map((customer) => ({ email: customer.email, type: 'bcc' })),
      preserve_recipients: true,
      subject: 'Your invitation',
      html: '<p>Join us for the spring meet-up.</p>',
    },
  })
}
