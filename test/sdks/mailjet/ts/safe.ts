import Mailjet from 'node-mailjet'
import { model, Schema } from 'mongoose'
import { sendOne } from './mailer'

const mailjet = Mailjet.apiConnect(process.env.MJ_KEY!, process.env.MJ_SECRET!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await mailjet.post('send', { version: 'v3.1' }).request({
      Messages: [
        {
          From: { Email: 'shop@shop.example', Name: 'Shop' },
          To: [{ Email: user.email }],
          Subject: 'Withdrawals are delayed',
          HTMLPart: '<p>We expect to catch up tonight.</p>',
        },
      ],
    })
  }
}

async function deliver(to: string, subject: string, html: string) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: to }],
        Subject: subject,
        HTMLPart: html,
      },
    ],
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
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: 'team@shop.example' }],
        Bcc: users.map((user) => ({ Email: user.email, Name: user.name })),
        Subject: 'Withdrawals are delayed',
        HTMLPart: '<p>We expect to catch up tonight.</p>',
      },
    ],
  })
}

export async function sendOneMessageEach() {
  const users = await User.find({ newsletter: true })
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: users.map((user) => ({
      From: { Email: 'shop@shop.example' },
      To: [{ Email: user.email }],
      Subject: 'Course material for week 3',
      HTMLPart: '<p>The slides are online.</p>',
    })),
  })
}

export async function sendAsRecipients() {
  const customers = await Customer.find()
  await mailjet.post('send').request({
    FromEmail: 'shop@shop.example',
    Subject: 'Course material for week 3',
    'Html-part': '<p>The slides are online.</p>',
    Recipients: customers.map((customer) => ({ Email: customer.email })),
  })
}
