import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** A draft is sent as it stands by a second request. */
export const wireUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0.reply_to'],
  },
] as const satisfies readonly SdkUnit[]
export const wireContent = {
  subject: ['0.subject'],
  html: ['0.body'],
  attachments: ['0.attachments[].content'],
  headers: ['0.custom_headers[].value'],
} as const satisfies SdkContent

export default {
  name: 'nylas',
  title: 'Nylas',
  docs: 'https://developer.nylas.com/docs/v3/email/send-email/',
  packages: ['nylas'],
  clients: ['nylas#', 'nylas.Nylas#'],
  calls: [{ member: ['messages.send', 'drafts.create', 'drafts.update'] }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.requestBody.to' },
        { field: 'cc', path: '0.requestBody.cc' },
      ],
      hidden: ['0.requestBody.bcc'],
      replyTo: ['0.requestBody.replyTo'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: {
    subject: ['0.requestBody.subject'],
    html: ['0.requestBody.body'],
    attachments: ['0.requestBody.attachments[].content'],
    headers: ['0.requestBody.customHeaders[].value'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
