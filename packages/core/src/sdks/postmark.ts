import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.To' },
      { field: 'cc', path: '0.Cc' },
    ],
    hidden: ['0.Bcc'],
    replyTo: ['0.ReplyTo'],
  },
] as const satisfies readonly SdkUnit[]
export const batchUnits = [
  {
    each: '0[]',
    visible: [
      { field: 'to', path: '@To' },
      { field: 'cc', path: '@Cc' },
    ],
    hidden: ['@Bcc'],
  },
] as const satisfies readonly SdkUnit[]
/** `batchWithTemplates` and `bulk` wrap the list. */
export const wrappedUnits = [
  {
    each: '0.Messages[]',
    visible: [
      { field: 'to', path: '@To' },
      { field: 'cc', path: '@Cc' },
    ],
    hidden: ['@Bcc'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.Subject'],
  html: ['0.HtmlBody'],
  text: ['0.TextBody'],
  template: ['0.TemplateId', '0.TemplateAlias'],
  data: ['0.TemplateModel.*', '0.Metadata.*', '0.Messages[].TemplateModel.*'],
  attachments: ['0.Attachments[].Content'],
  headers: ['0.Headers[].Value'],
} as const satisfies SdkContent

export default {
  name: 'postmark',
  title: 'Postmark',
  docs: 'https://postmarkapp.com/developer/api/email-api',
  packages: ['postmark'],
  clients: ['postmark.ServerClient#', 'postmark.Client#', 'postmark()'],
  calls: [
    { member: ['sendEmail', 'sendEmailWithTemplate', 'send'] },
    { member: ['sendEmailBatch', 'sendEmailBatchWithTemplates', 'batch'], units: batchUnits },
    { member: ['sendBulkEmail'], units: wrappedUnits },
    {
      clients: ['postmark'],
      member: ['Models.Message', 'Message'],
      construct: true,
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: '4' },
            { field: 'cc', path: '5' },
          ],
          hidden: ['6'],
          replyTo: ['7'],
        },
      ],
      content: { subject: ['1'], html: ['2'], text: ['3'] },
    },
    {
      clients: ['postmark'],
      member: ['Models.TemplatedMessage', 'TemplatedMessage'],
      construct: true,
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: '3' },
            { field: 'cc', path: '4' },
          ],
          hidden: ['5'],
        },
      ],
      content: { template: ['1'], data: ['2.*'] },
    },
  ],
  units: messageUnits,
  accepts: { splitsOn: ',' },
  content: messageContent,
  safeForm: { kind: 'batch', from: 'sendEmail', to: 'sendEmailBatch', limit: 500 },
} as const satisfies SdkModel
