import { EmailClient } from '@azure/communication-email'

const client = new EmailClient(process.env.ACS_CONNECTION!)

export async function broadcast(to: string[], subject: string, html: string) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: to.map((address) => ({ address })),
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: [{ address: to }],
    },
  })
}
