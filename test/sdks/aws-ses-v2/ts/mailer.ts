import { SESv2Client, SendEmailCommand, SendBulkEmailCommand } from '@aws-sdk/client-sesv2'

const ses = new SESv2Client({ region: 'eu-central-1' })

export async function broadcast(to: string[], subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}

export async function sendOne(to: string, subject: string, html: string) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}
