import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'

const ses = new SESClient({})

async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch {
    return run()
  }
}

export const sendBulk = (addresses: string[], subject: string, body: string) =>
  withRetry(() =>
    ses.send(
      new SendEmailCommand({
        Source: 'a@example.com',
        Destination: { ToAddresses: addresses },
        Message: { Subject: { Data: subject }, Body: { Text: { Data: body } } },
      }),
    ),
  )
