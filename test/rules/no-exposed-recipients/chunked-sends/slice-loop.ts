import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { recipients } from './recipients'

const ses = new SESClient({ region: 'eu-central-1' })
const LIMIT = 50

export async function outage(text: string) {
  const addresses = (await recipients()).map((user) => user.email)
  for (let i = 0; i < addresses.length; i += LIMIT) {
    const batch = addresses.slice(i, i + LIMIT)
    await ses.send(
      new SendEmailCommand({
        Source: 'status@bank.example',
        // expect: no-exposed-recipients
        Destination: { ToAddresses: batch },
        Message: { Subject: { Data: 'Outage' }, Body: { Text: { Data: text } } },
      }),
    )
  }
}

export async function resolved(text: string) {
  const addresses = (await recipients()).map((user) => user.email)
  for (let i = 0; i < addresses.length; i += LIMIT) {
    const batch = addresses.slice(i, i + LIMIT)
    await Promise.all(
      batch.map((address) =>
        ses.send(
          new SendEmailCommand({
            Source: 'status@bank.example',
            Destination: { ToAddresses: [address] },
            Message: { Subject: { Data: 'Resolved' }, Body: { Text: { Data: text } } },
          }),
        ),
      ),
    )
  }
}
