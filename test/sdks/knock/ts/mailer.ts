import Knock from '@knocklabs/node'

const knock = new Knock({ apiKey: process.env.KNOCK_KEY })

export async function sendOne(to: string, subject: string, html: string) {
  await knock.workflows.trigger('news', {
    recipients: [{ id: to, email: to }],
    data: { subject, html },
  })
}
