import { Inngest } from 'inngest'
import { ServerClient } from 'postmark'
import { readers } from './readers'

const inngest = new Inngest({ id: 'zine' })
const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)

export const sendSurvey = inngest.createFunction({ id: 'survey' }, { event: 'survey/ready' }, async ({ event, step }) => {
  await step.run('mail', () =>
    postmark.sendEmail({ From: 'press@zine.example', To: event.data.emails.join(','), Subject: 'A survey', TextBody: '…' }),
  )
})

export async function survey() {
  const all = await readers()
  await inngest.send({
    name: 'survey/ready',
    // expect: no-exposed-recipients
    data: { emails: all.map((reader) => reader.email) },
  })
}
