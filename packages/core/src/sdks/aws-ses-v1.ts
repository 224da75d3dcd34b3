import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** The v1 API as JSON; the old `aws-sdk` takes the same shapes. */
export const messageUnits = [
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
    each: '0.Destinations[]',
    visible: [
      { field: 'to', path: '@Destination.ToAddresses' },
      { field: 'cc', path: '@Destination.CcAddresses' },
    ],
    hidden: ['@Destination.BccAddresses'],
    replyTo: ['0.ReplyToAddresses'],
  },
] as const satisfies readonly SdkUnit[]
/** `Destinations` says who gets it; the lines of the text are what they see. */
export const rawUnits = [{ each: 'call', raw: '0.RawMessage.Data', hidden: ['0.Destinations'] }] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.Message.Subject.Data'],
  html: ['0.Message.Body.Html.Data'],
  text: ['0.Message.Body.Text.Data'],
  template: ['0.Template'],
  data: ['0.TemplateData', '0.DefaultTemplateData', '0.Destinations[].ReplacementTemplateData'],
  raw: ['0.RawMessage.Data'],
} as const satisfies SdkContent

const commands = ['@aws-sdk/client-ses']

export default {
  name: 'aws-ses-v1',
  title: 'Amazon SES',
  docs: 'https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html',
  packages: ['@aws-sdk/client-ses'],
  clients: ['@aws-sdk/client-ses.SES#'],
  calls: [
    { member: ['sendEmail', 'sendTemplatedEmail'] },
    { member: ['sendBulkTemplatedEmail'], units: bulkUnits },
    { member: ['sendRawEmail'], units: rawUnits },
    { clients: commands, member: ['SendEmailCommand', 'SendTemplatedEmailCommand'], construct: true },
    { clients: commands, member: ['SendBulkTemplatedEmailCommand'], construct: true, units: bulkUnits },
    { clients: commands, member: ['SendRawEmailCommand'], construct: true, units: rawUnits },
  ],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
