import { createClient } from '@scaleway/sdk-client'
import { Temv1alpha1 } from '@scaleway/sdk-tem'

const tem = new Temv1alpha1.API(createClient({ accessKey: process.env.SCW_KEY }))

export async function broadcast(to: string[], subject: string, html: string) {
  await tem.createEmail({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await tem.createEmail({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
  })
}
