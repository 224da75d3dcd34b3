import { google } from 'googleapis'

const gmail = google.gmail('v1')

function encode(text: string) {
  return Buffer.from(text).toString('base64url')
}

export async function sendInvitation(to: string[], subject: string, body: string) {
  const raw = [`To: ${to.join(', ')}`, 'From: host@party.example', `Subject: ${subject}`, '', body].join('\r\n')
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: encode(raw) } })
}

export async function sendSecretly(guests: string[], subject: string, body: string) {
  for (const guest of guests) {
    const raw = `To: ${guest}\r\nFrom: host@party.example\r\nSubject: ${subject}\r\n\r\n${body}`
    await gmail.users.messages.send({ userId: 'me', requestBody: { raw: encode(raw) } })
  }
}
