import sendgrid, { mail as helper } from 'sendgrid'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const sg = sendgrid(process.env.SENDGRID_API_KEY!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    const request = sg.emptyRequest({
      method: 'POST',
      path: '/v3/mail/send',
      body: {
        from: { email: 'shop@shop.example' },
        personalizations: [
          {
            to: [{ email: user.email }],
          },
        ],
        subject: 'Withdrawals are delayed',
        content: [{ type: 'text/html', value: '<p>We expect to catch up tonight.</p>' }],
      },
    })
    await sg.API(request)
  }
}

async function deliver(to: string, subject: string, html: string) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: to }],
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
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
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: 'team@shop.example' }],
          bcc: users.map((user) => ({ email: user.email, name: user.name })),
        },
      ],
      subject: 'Withdrawals are delayed',
      content: [{ type: 'text/html', value: '<p>We expect to catch up tonight.</p>' }],
    },
  })
  await sg.API(request)
}
