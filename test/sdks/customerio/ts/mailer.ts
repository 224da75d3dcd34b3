import { APIClient, SendEmailRequest } from 'customerio-node'

const client = new APIClient(process.env.CUSTOMERIO_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: to.join(','),
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
}

export async function sendOne(to: string, subject: string, html: string) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to,
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
}
