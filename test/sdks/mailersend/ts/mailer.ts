import { EmailParams, MailerSend, Recipient, Sender } from 'mailersend'

const mailer = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })

export async function broadcast(to: string[], subject: string, html: string) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo(to.map((address) => new Recipient(address)))
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
}

export async function sendOne(to: string, subject: string, html: string) {
  const message = new EmailParams()
    .setFrom(new Sender('shop@shop.example', 'Shop'))
    .setTo([new Recipient(to)])
    .setSubject(subject)
    .setHtml(html)
  await mailer.email.send(message)
}
