import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  { when: { path: '0.Content.Raw', present: true }, each: 'call', raw: '0.Content.Raw.Data' },
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.Destination.ToAddresses' },
      { field: 'cc', path: '0.Destination.CcAddresses' },
    ],
    hidden: ['0.Destination.BccAddresses'],
    replyTo: ['0.ReplyToAddresses'],
  },
] as const satisfies readonly SdkUnit[]
export const bulkUnits = [
  {
    each: '0.BulkEmailEntries[]',
    visible: [
      { field: 'to', path: '@Destination.ToAddresses' },
      { field: 'cc', path: '@Destination.CcAddresses' },
    ],
    hidden: ['@Destination.BccAddresses'],
    replyTo: ['0.ReplyToAddresses'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.Content.Simple.Subject.Data'],
  html: ['0.Content.Simple.Body.Html.Data'],
  text: ['0.Content.Simple.Body.Text.Data'],
  template: ['0.Content.Template.TemplateName'],
  data: [
    '0.Content.Template.TemplateData',
    '0.DefaultContent.Template.TemplateData',
    '0.BulkEmailEntries[].ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData',
  ],
  attachments: ['0.Content.Simple.Attachments[].RawContent'],
  headers: ['0.Content.Simple.Headers[].Value'],
  raw: ['0.Content.Raw.Data'],
} as const satisfies SdkContent

const commands = ['@aws-sdk/client-sesv2']

export default {
  name: 'aws-ses-v2',
  title: 'Amazon SES (v2)',
  docs: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html',
  packages: ['@aws-sdk/client-sesv2'],
  clients: ['@aws-sdk/client-sesv2.SESv2#'],
  calls: [
    { member: ['sendEmail'] },
    { member: ['sendBulkEmail'], units: bulkUnits },
    { clients: commands, member: ['SendEmailCommand'], construct: true },
    { clients: commands, member: ['SendBulkEmailCommand'], construct: true, units: bulkUnits },
  ],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
