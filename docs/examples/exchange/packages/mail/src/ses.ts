import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'

const ses = new SESClient({ region: 'eu-west-1' })

export async function sendReceipt(address: string, text: string) {
  await ses.send(
    new SendEmailCommand({
      Source: 'receipts@exchange.example',
      Destination: { ToAddresses: [address] },
      Message: { Subject: { Data: 'Your receipt' }, Body: { Text: { Data: text } } },
    }),
  )
}
