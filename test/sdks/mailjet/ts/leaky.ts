import Mailjet from 'node-mailjet'
import { model, Schema } from 'mongoose'
import { broadcast } from './mailer'

const mailjet = Mailjet.apiConnect(process.env.MJ_KEY!, process.env.MJ_SECRET!)
const User = model('User', new Schema({ email: String, name: String, newsletter: Boolean }))
const Customer = model('Customer', new Schema({ email: String, name: String }))

export async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        // expect: no-exposed-recipients
        To: users.map((user) => ({ Email: user.email, Name: user.name })),
        Subject: 'Withdrawals are delayed',
        HTMLPart: '<p>We expect to catch up tonight.</p>',
      },
    ],
  })
}

async function deliver(to: string[], subject: string, html: string) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: to.map((Email) => ({ Email })),
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
}

export async function inviteCustomers() {
  const customers = await Customer.find()
  await deliver(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Course material for week 3',
    '<p>The slides are online.</p>',
  )
}

export async function notifyReaders() {
  const readers = await User.find({ newsletter: true }).lean()
  await broadcast(
    // expect: no-exposed-recipients
    readers.map((reader) => reader.email),
    'Your support survey',
    '<p>It takes two minutes.</p>',
  )
}
