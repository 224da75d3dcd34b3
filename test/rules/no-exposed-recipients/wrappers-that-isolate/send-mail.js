import nodemailer from 'nodemailer'
import pMap from 'p-map'

const transport = nodemailer.createTransport({ pool: true, host: process.env.SMTP_HOST })

/** One copy each, whatever is given. */
export async function sendMail({ to, subject, html }) {
  const recipients = Array.isArray(to) ? to : [to]
  await Promise.allSettled(recipients.map((recipient) => transport.sendMail({ from: 'club@sail.example', to: recipient, subject, html })))
}

export async function sendEmails(emails, subject, html) {
  await pMap(emails, (email) => transport.sendMail({ from: 'club@sail.example', to: email, subject, html }), { concurrency: 5 })
}

export async function broadcast(subscribers, subject, html) {
  await transport.sendMail({
    from: 'club@sail.example',
    to: 'undisclosed-recipients:;',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject,
    html,
  })
}

export const mailAll = (to, subject, html) => transport.sendMail({ from: 'club@sail.example', to, subject, html })
