import { SMTPClient } from 'emailjs'

const client = new SMTPClient({ host: 'smtp.shop.example' })

export async function broadcast(to: string[], subject: string, html: string) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to: to.join(', '),
    subject,
    text: html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    text: html,
  })
}
