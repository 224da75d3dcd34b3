import { SES } from '@aws-sdk/client-ses'

const ses = new SES({ region: 'eu-west-1' })

async function sendRaw({ to, subject }: { to: string[]; subject: string }) {
  const raw = `From: Club <club@example.com>
To: ${to.join(', ')}
Subject: ${subject}
MIME-Version: 1.0

Hello`
  await ses.sendRawEmail({ Destinations: to, RawMessage: { Data: new TextEncoder().encode(raw) }, Source: 'club@example.com' })
}

async function sendUnseen(to: string[]) {
  const raw = `From: Club <club@example.com>
To: undisclosed-recipients:;
Subject: News

Hello`
  await ses.sendRawEmail({ Destinations: to, RawMessage: { Data: new TextEncoder().encode(raw) }, Source: 'club@example.com' })
}

export async function news(req: { body: { guests: { email: string }[] } }) {
  const emails = req.body.guests.map((guest) => guest.email)
  // expect: no-exposed-recipients
  await sendRaw({ to: emails, subject: 'News' })
  await sendUnseen(emails)
  for (const email of emails) await sendRaw({ to: [email], subject: 'News' })
}
