import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { recipients } from './recipients'

const ses = new SESClient({})

function inBatches<T>(items: T[], size: number): T[][] {
  const batches: T[][] = []
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size))
  return batches
}

export async function survey(html: string) {
  const users = await recipients()
  const batches = inBatches(users.map((user) => user.email), 1000)
  await Promise.all(
    batches.map((batch) =>
      ses.send(
        new SendEmailCommand({
          Source: 'survey@bank.example',
          Destination: {
            // expect: no-exposed-recipients
            ToAddresses: batch,
          },
          Message: { Subject: { Data: 'How are we doing?' }, Body: { Html: { Data: html } } },
        }),
      ),
    ),
  )
}

export async function surveyHidden(html: string) {
  const users = await recipients()
  while (users.length > 0) {
    const batch = users.splice(0, 50)
    await ses.send(
      new SendEmailCommand({
        Source: 'survey@bank.example',
        Destination: { BccAddresses: batch.map((user) => user.email) },
        Message: { Subject: { Data: 'How are we doing?' }, Body: { Html: { Data: html } } },
      }),
    )
  }
}
