import { SESv2Client, SendBulkEmailCommand, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { listVisitors } from './visitors'

const ses = new SESv2Client({})
const template = { TemplateName: 'exhibition', TemplateData: '{}' }

export async function bulk() {
  const visitors = await listVisitors()
  await ses.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'museum@museum.example',
      DefaultContent: { Template: template },
      BulkEmailEntries: visitors.map(({ email }) => ({ Destination: { ToAddresses: [email] } })),
    }),
  )
}

export async function single() {
  const visitors = await listVisitors()
  const input = {
    FromEmailAddress: 'museum@museum.example',
    Content: { Template: template },
    Destination: {
      // expect: no-exposed-recipients
      ToAddresses: visitors.map(({ email }) => email),
    },
  }
  await ses.send(new SendEmailCommand(input))
}
