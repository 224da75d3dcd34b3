import nodemailer from 'nodemailer'
import mg from 'nodemailer-mailgun-transport'
import nodemailerSendgrid from 'nodemailer-sendgrid'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const transporter = nodemailer.createTransport(mg({ auth: { api_key: process.env.MAILGUN_KEY!, domain: 'mg.shop.example' } }))
const sendgrid = nodemailer.createTransport(nodemailerSendgrid({ apiKey: process.env.SENDGRID_KEY! }))
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await transporter.sendMail({
      from: 'Shop <shop@shop.example>',
      to: user.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await transporter.sendMail({
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
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

export async function sendWithVariables() {
  const users = await User.find({ newsletter: true })
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: users.map((user) => user.email),
    'recipient-variables': Object.fromEntries(users.map((user) => [user.email, {}])),
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}

export async function sendMultiple() {
  const customers = await Customer.find()
  await sendgrid.sendMail({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email),
    isMultiple: true,
    subject: 'Your invitation',
    html: '<p>Join us for the spring meet-up.</p>',
  })
}
