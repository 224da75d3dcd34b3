import { gmail } from '@googleapis/gmail'
import { GmailBox } from './gmail'

export interface Letter {
  to: string | string[]
  subject: string
  html: string
}

export interface Mailbox {
  sendLetter(letter: Letter): Promise<void>
  keepDraft(letter: Letter): Promise<void>
}

export const openMailbox = (auth: string): Mailbox => watched(new GmailBox(gmail({ version: 'v1', auth })))

function watched(box: Mailbox): Mailbox {
  return new Proxy(box, {
    get(target, name, receiver) {
      console.debug(name)
      return Reflect.get(target, name, receiver)
    },
  })
}
