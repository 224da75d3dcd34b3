import { Configuration, EmailsApi } from '@elasticemail/elasticemail-client-ts-axios'

const emails = new EmailsApi(new Configuration({ apiKey: process.env.ELASTIC_KEY }))

export async function broadcast(to: string[], subject: string, html: string) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: to,
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: [to],
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
  })
}
