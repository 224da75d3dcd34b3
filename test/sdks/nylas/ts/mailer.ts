import Nylas from 'nylas'

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY! })

export async function broadcast(to: string[], subject: string, html: string) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: to.map((email) => ({ email })),
      subject,
      body: html,
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: to }],
      subject,
      body: html,
    },
  })
}
