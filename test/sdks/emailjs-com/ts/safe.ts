/** The template at EmailJS maps parameters to To; a finding here is likely, not certain. */
import emailjs from '@emailjs/browser'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await emailjs.send('service_shop', 'template_news', {
      to_email: user.email,
      subject: 'Withdrawals are delayed',
      message: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to,
    subject,
    message: html,
  })
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await Promise.all(customers.map((customer) => deliver(customer.email, 'Course material for week 3', '<p>The slides are online.</p>')))
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  for (const reader of readers) {
    await sendOne(reader.email, 'Your support survey', '<p>It takes two minutes.</p>')
  }
}

export async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await emailjs.send('service_shop', 'template_news', {
    to_email: 'team@shop.example',
    bcc: users.map((user) => user.email).join(','),
    subject: 'Withdrawals are delayed',
    message: '<p>We expect to catch up tonight.</p>',
  })
}
