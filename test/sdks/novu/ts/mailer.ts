import { Novu } from '@novu/api'

const novu = new Novu({ secretKey: process.env.NOVU_KEY })

export async function broadcast(to: string[], subject: string, html: string) {
  await novu.trigger({
    workflowId: 'news',
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: to,
      },
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await novu.trigger({
    workflowId: 'news',
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: [to],
      },
    },
  })
}
