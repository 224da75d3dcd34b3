import mail from '@adonisjs/mail/services/main'
import mongoose from 'mongoose'
import { broadcast } from './mailer'

const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  const recipients = users.map((user) => user.email)
  await mail.send((message) => {
    message
      .from('shop@shop.example')
      // expect: no-exposed-recipients
      .to(recipients)
      .subject('The waitlist is open')
      .html('<p>You can sign up now.</p>')
  })
}

async function deliver(to, subject, html) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}

export async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await deliver(
    // expect: no-exposed-recipients
    subscribers.map((subscriber) => subscriber.email),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}
