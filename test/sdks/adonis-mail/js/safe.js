import mail from '@adonisjs/mail/services/main'
import mongoose from 'mongoose'
import { sendOne } from './mailer'

const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await mail.send((message) => {
      message.from('shop@shop.example').to(user.email).subject('The waitlist is open').html('<p>You can sign up now.</p>')
    })
  }
}

async function deliver(to, subject, html) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}

export async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await Promise.all(subscribers.map((subscriber) => deliver(subscriber.email, 'New terms of service', '<p>They apply from June on.</p>')))
}

export async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  for (const customer of customers) {
    await sendOne(customer.email, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

export async function copyAsBcc() {
  const users = await User.find({ newsletter: true })
  await mail.send((message) => {
    message
      .to('team@shop.example')
      .bcc(users.map((user) => user.email))
      .subject('New terms of service')
      .html('<p>They apply from June on.</p>')
  })
}
