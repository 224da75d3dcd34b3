import nodemailer, { type SendMailOptions } from 'nodemailer'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

export function deliver(message: SendMailOptions) {
  return transporter.sendMail(message)
}

export function address(message: { to?: string; context?: unknown }, user: { email: string; name: string }) {
  // expect: no-shared-message
  message.to = user.email
  message.context = { name: user.name }
}
