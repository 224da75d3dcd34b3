import { google } from 'googleapis'
import { auth } from './auth'

const gmail = google.gmail({ version: 'v1', auth })

export async function broadcast(to: string[], subject: string, html: string) {
  const lines = [
    'From: shop@shop.example',
    `To: ${to.join(', ')}`,
    `Subject: ${subject}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}

export async function sendOne(to: string, subject: string, html: string) {
  const lines = ['From: shop@shop.example', `To: ${to}`, `Subject: ${subject}`, 'Content-Type: text/html; charset=utf-8', '', html]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: Buffer.from(lines.join('\r\n')).toString('base64url') } })
}
