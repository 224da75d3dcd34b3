import nodemailer from 'nodemailer'
import { hooks } from './hooks.js'
import { User } from './user.js'

const transport = nodemailer.createTransport({ host: 'mail.forum.example' })

export async function sendToEmail(template, email, params) {
  const result = await hooks.fire('filter:email.params', { template, email, params })
  email = result.email
  params = result.params
  const message = await hooks.fire('filter:email.modify', { to: email, subject: params.subject, html: params.html })
  if (hooks.listens('static:email.send')) await hooks.fire('static:email.send', message)
  else await transport.sendMail(message)
}

export async function closing() {
  const users = await User.find({})
  await sendToEmail(
    'closing',
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    { subject: 'We close', html: '<p>Thank you.</p>' },
  )
  for (const user of users) await sendToEmail('closing', user.email, { subject: 'We close', html: '<p>Thank you.</p>' })
}
