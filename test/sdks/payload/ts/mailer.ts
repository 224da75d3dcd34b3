import { getPayload } from 'payload'
import config from './payload.config'

const payload = await getPayload({ config })

export async function broadcast(to: string[], subject: string, html: string) {
  await payload.sendEmail({
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await payload.sendEmail({
    to,
    subject,
    html,
  })
}
