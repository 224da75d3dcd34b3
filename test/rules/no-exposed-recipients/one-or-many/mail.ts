import nodemailer from 'nodemailer'
import { castArray } from 'lodash'

const mailer = nodemailer.createTransport(process.env.SMTP_URL)

/** Takes one address or many, and drops what is none. */
export async function sendMessage(recipients: string | string[], subject: string, html: string) {
  if (!Array.isArray(recipients)) {
    recipients = [recipients]
  }
  recipients = recipients.filter((recipient) => {
    if (!recipient || !recipient.match(/.+@.+\..+/)) return false
    return true
  }) as string[]
  if (recipients.length === 0) return
  const to = recipients.join(', ')
  await mailer.sendMail({ from: 'Roundup <news@roundup.example>', to, subject, html })
}

export async function sendTo(to: string | string[], text: string) {
  const list = typeof to === 'string' ? [to] : to
  const valid = castArray(list).map((one) => one.trim().toLowerCase())
  await mailer.sendMail({ from: 'news@roundup.example', to: valid.join(','), subject: 'Roundup', text })
}
