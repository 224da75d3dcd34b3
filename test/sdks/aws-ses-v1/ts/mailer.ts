import { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } from '@aws-sdk/client-ses'

const ses = new SESClient({ region: 'eu-central-1' })

export async function broadcast(to: string[], subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}

export async function sendOne(to: string, subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}
