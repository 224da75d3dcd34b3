import formData from 'form-data'
import Mailgun from 'mailgun.js'
import { listVisitors } from './visitors'

const mailgun = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY! })

export async function personal() {
  const visitors = await listVisitors()
  const variables = Object.fromEntries(visitors.map((visitor) => [visitor.email, { id: visitor.id }]))
  await mailgun.messages.create('mg.museum.example', {
    from: 'museum@museum.example',
    to: visitors.map((visitor) => visitor.email),
    subject: 'A new exhibition',
    text: 'Your code: %recipient.id%',
    'recipient-variables': JSON.stringify(variables),
  })
}

/** The key is misspelt, so the provider does not split. */
export async function misspelt() {
  const visitors = await listVisitors()
  await mailgun.messages.create('mg.museum.example', {
    from: 'museum@museum.example',
    // expect: no-exposed-recipients
    to: visitors.map((visitor) => visitor.email),
    subject: 'A new exhibition',
    text: 'Your code: %recipient.id%',
    recipientVariables: '{}',
  })
}
