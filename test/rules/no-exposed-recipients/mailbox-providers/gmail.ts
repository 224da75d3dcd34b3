import type { gmail_v1 } from '@googleapis/gmail'
import MailComposer from 'nodemailer/lib/mail-composer'
import type Mail from 'nodemailer/lib/mailer'
import type { Letter, Mailbox } from './mailbox'

const written = async (options: Mail.Options) => {
  const text = await new MailComposer(options).compile().build()
  return Buffer.from(text).toString('base64').replace(/\+/g, '-').replace(/\//g, '_')
}

export class GmailBox implements Mailbox {
  constructor(private readonly client: gmail_v1.Gmail) {}

  async sendLetter({ to, subject, html }: Letter) {
    const alternatives = [
      { contentType: 'text/plain', content: subject },
      { contentType: 'text/html', content: html },
    ]
    const raw = await written({ to, subject, alternatives })
    await this.client.users.messages.send({ userId: 'me', requestBody: { raw } })
  }

  async keepDraft({ to, subject, html }: Letter) {
    const raw = await written({ to, subject, html })
    await this.client.users.drafts.create({ userId: 'me', requestBody: { message: { raw } } })
  }
}
