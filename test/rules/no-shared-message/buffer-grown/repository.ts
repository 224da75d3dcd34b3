import { Injectable } from '@nestjs/common'
import { Resend } from 'resend'
import { Documents } from './documents'

const resend = new Resend(process.env.RESEND_KEY)

/** What is added to a store is no part of a mail that is made of other rows of it. */
@Injectable()
export class Announcements {
  constructor(private readonly documents: Documents) {}

  async create(title: string) {
    await this.documents.add('announcements', { title })
    for (const row of await this.documents.all('subscriptions'))
      await resend.emails.send({ from: 'a@club.example', to: row.email, subject: title, text: 'See the site.' })
  }
}

@Injectable()
export class Digests {
  private readonly lines = new Set<string>()

  async send(to: string, line: string) {
    // expect: no-shared-message
    this.lines.add(`${to}: ${line}`)
    await resend.emails.send({ from: 'a@club.example', to, subject: 'Today', text: [...this.lines].join('\n') })
  }
}
