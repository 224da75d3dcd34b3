import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
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
export const batchUnits = [
  {
    each: '0.requests[]',
    visible: [
      { field: 'to', path: '@to' },
      { field: 'cc', path: ['@cc', '0.base.cc'] },
    ],
    hidden: ['@bcc'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject', '0.base.subject'],
  html: ['0.html', '0.base.html'],
  text: ['0.text'],
  template: ['0.template_uuid'],
  data: ['0.template_variables.*', '0.custom_variables.*'],
  attachments: ['0.attachments[].content'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

/** The package's `MailtrapTransport` carries nodemailer messages and is in nodemailer's row. */
export default {
  name: 'mailtrap',
  title: 'Mailtrap',
  docs: 'https://github.com/mailtrap/mailtrap-nodejs',
  packages: ['mailtrap'],
  clients: ['mailtrap.MailtrapClient#'],
  calls: [{ member: ['send'] }, { member: ['batchSend'], units: batchUnits }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
