import { Client } from '@microsoft/microsoft-graph-client'
import { authProvider } from './auth'

const graph = Client.initWithMiddleware({ authProvider })

export async function broadcast(to: string[], subject: string, html: string) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: to.map((address) => ({ emailAddress: { address } })),
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  })
}
