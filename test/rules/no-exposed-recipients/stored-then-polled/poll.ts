import nodemailer from 'nodemailer'
import { OutboxMail } from './outbox'
import { Reminder } from './subscriber'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function poll() {
  const due = await OutboxMail.find({ sentAt: null })
  for (const mail of due) {
    await transport.sendMail({ from: 'issue@paper.example', to: mail.sendTo, subject: mail.subject, html: mail.html })
    mail.sentAt = new Date()
    await mail.save()
  }
}

export async function remind() {
  for (const reminder of await Reminder.find({ sentAt: null })) {
    await transport.sendMail({ from: 'issue@paper.example', to: reminder.userEmail, subject: 'Reminder', text: reminder.text })
  }
}
