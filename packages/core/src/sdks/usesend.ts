import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0.replyTo'],
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
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html', '0.react'],
  text: ['0.text'],
  template: ['0.templateId'],
  data: ['0.variables.*'],
  attachments: ['0.attachments[].content'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

export default {
  name: 'usesend',
  title: 'useSend',
  docs: 'https://docs.usesend.com/api-reference/emails/send-email',
  packages: ['usesend-js', 'usesend', 'unsend'],
  clients: ['usesend-js.UseSend#', 'usesend.UseSend#', 'unsend.Unsend#'],
  calls: [{ member: ['emails.send', 'emails.create'] }, { member: ['emails.batch'], units: batchUnits }],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'batch', from: 'emails.send', to: 'emails.batch', limit: 100 },
} as const satisfies SdkModel
