import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export interface Invite {
  email: string
}

interface Message {
  to: string
  subject: string
  text: string
}

export async function sendBatchEmail(messages: Message[]) {
  for (let i = 0; i < messages.length; i += 100) {
    await resend.batch.send(messages.slice(i, i + 100).map((message) => ({ from: 'team@links.example', ...message })))
  }
}
