import nodemailer from 'nodemailer'
import { addressesIn } from './csv'

const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST })

async function invite({ email, url }: { email: string; url: string }) {
  await mailer.sendMail({ from: 'desk@shop.example', to: email, subject: 'Join us', text: url })
}

export async function inviteAll(form: FormData) {
  const emails = addressesIn(String(form.get('emails')))
  await Promise.all(emails.map((email) => invite({ email, url: 'https://shop.example/join' })))
}

export async function announce(form: FormData) {
  const emails = addressesIn(String(form.get('emails')))
  // expect: no-exposed-recipients
  await mailer.sendMail({ from: 'desk@shop.example', to: emails, subject: 'We open soon', text: 'See you there.' })
}
