import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.MAIL_URL)

/** Everything but our own settings goes to the transport. */
export function sendMail({ tracking = false, priority, ...options }) {
  if (tracking) console.info('mail', options.subject)
  return transport.sendMail({ from: 'boards@cards.example', priority, ...options })
}

export function sendWithoutTo({ to, ...options }) {
  return transport.sendMail({ from: 'boards@cards.example', to: 'boards@cards.example', bcc: to, ...options })
}
