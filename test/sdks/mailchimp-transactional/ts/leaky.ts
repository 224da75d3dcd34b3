import mailchimp from '@mailchimp/mailchimp_transactional'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const client = mailchimp(process.env.MANDRILL_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => ({ email: user.email, type: 'to' }))
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: recipients,
      preserve_recipients: true,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    },
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: to.map((email) => ({ email })),
      preserve_recipients: true,
      subject,
      html,
    },
  })
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
