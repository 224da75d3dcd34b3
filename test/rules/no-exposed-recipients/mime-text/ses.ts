import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'

const ses = new SESv2Client({})

export async function sendRaw(addresses: string[], subject: string, html: string) {
  const mime = `From: clinic@health.example\nTo: ${addresses.join(', ')}\nSubject: ${subject}\nContent-Type: text/html\n\n${html}`
  await ses.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(mime) } } }))
}
