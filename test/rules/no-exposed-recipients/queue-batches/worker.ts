import type { SQSHandler } from 'aws-lambda'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)
const notice = { from: 'a@example.com', subject: 'Your export is ready', html: '' }

/** Cloudflare hands over a batch of jobs, each somebody’s. */
export default {
  async queue(batch: MessageBatch<{ email: string }>) {
    // expect: no-exposed-recipients
    await resend.emails.send({ ...notice, to: batch.messages.map((message) => message.body.email) })
    for (const message of batch.messages) await resend.emails.send({ ...notice, to: message.body.email })
  },
}

export const exported: SQSHandler = async (event) => {
  // expect: no-exposed-recipients
  await resend.emails.send({ ...notice, to: event.Records.map((record) => JSON.parse(record.body).email) })
  for (const record of event.Records) await resend.emails.send({ ...notice, to: JSON.parse(record.body).email })
}
