import formData from 'form-data'
import Mailgun from 'mailgun.js'

const mailgun = new Mailgun(formData)
const client = mailgun.client({ username: 'api', key: process.env.MAILGUN_API_KEY! })

export async function broadcast(to: string[], subject: string, html: string) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.messages.create('mg.shop.example', {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}
