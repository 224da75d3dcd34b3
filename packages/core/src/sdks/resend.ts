import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0.replyTo', '0.reply_to'],
  },
] as const satisfies readonly SdkUnit[]
export const batchUnits = [
  {
    each: '0[]',
    visible: [
      { field: 'to', path: '@to' },
      { field: 'cc', path: '@cc' },
    ],
    hidden: ['@bcc'],
    replyTo: ['@replyTo'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html', '0.react'],
  text: ['0.text'],
  template: ['0.template.id'],
  data: ['0.template.variables.*', '0.tags[].value'],
  attachments: ['0.attachments[].content', '0.attachments[].path'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

export default {
  name: 'resend',
  title: 'Resend',
  docs: 'https://resend.com/docs/api-reference/emails/send-email',
  packages: ['resend'],
  clients: ['resend.Resend#'],
  calls: [
    // `resend.sendEmail(…)` is what its versions below 1 called it.
    { member: ['emails.send', 'emails.create', 'sendEmail'] },
    { member: ['batch.send', 'batch.create'], units: batchUnits },
    // A broadcast goes to an audience kept at Resend, one copy each: content, but no addresses.
    { member: ['broadcasts.create'], units: [] },
  ],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'batch', from: 'emails.send', to: 'batch.send', limit: 100 },
} as const satisfies SdkModel
