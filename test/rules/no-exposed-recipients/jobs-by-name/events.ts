import { EventEmitter } from 'node:events'
import sgMail from '@sendgrid/mail'
import { readers } from './readers'

const bus = new EventEmitter()

bus.on('letter:published', async (emails: string[], title: string) => {
  await sgMail.send({ to: emails, from: 'press@zine.example', subject: title, text: '…' })
})

bus.on('reader:joined', async ({ email }: { email: string }) => {
  await sgMail.send({ to: email, from: 'press@zine.example', subject: 'Welcome', text: '…' })
})

export async function publish(title: string) {
  const all = await readers()
  // expect: no-exposed-recipients
  bus.emit('letter:published', all.map((reader) => reader.email), title)
  for (const reader of all) bus.emit('reader:joined', reader)
}
