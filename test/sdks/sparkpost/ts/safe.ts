/** Each recipient gets one copy; a CC header written by hand shows its addresses to all of them. */
import SparkPost from 'sparkpost'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await sparkpost.transmissions.send({
      recipients: [{ address: 'team@shop.example' }],
      content: {
        from: 'shop@shop.example',
        subject: 'Planned maintenance on Sunday',
        html: '<p>We are offline from 02:00 to 04:00.</p>',
        headers: {
          CC: user.email,
        },
      },
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to,
      },
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

export async function sendOneCopyEach() {
  const users = await User.find({ newsletter: true })
  await sparkpost.transmissions.send({
    recipients: users.map((user) => ({ address: { email: user.email }, substitution_data: { name: user.name } })),
    content: { from: 'shop@shop.example', subject: 'Your invitation', html: '<p>Join us for the spring meet-up.</p>' },
  })
}
