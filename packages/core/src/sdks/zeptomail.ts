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
    each: '0.to[]',
    visible: [
      { field: 'to', path: '@' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0.reply_to'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.htmlbody'],
  text: ['0.textbody'],
  template: ['0.template_key', '0.template_alias'],
  data: ['0.merge_info.*', '0.to[].merge_info.*'],
  attachments: ['0.attachments[].content'],
  headers: ['0.mime_headers.*'],
} as const satisfies SdkContent

export default {
  name: 'zeptomail',
  title: 'ZeptoMail',
  docs: 'https://www.zoho.com/zeptomail/help/api/email-sending.html',
  packages: ['zeptomail'],
  clients: ['zeptomail.SendMailClient#'],
  calls: [{ member: ['sendMail', 'sendMailWithTemplate'] }, { member: ['sendBatchMail', 'mailBatchWithTemplate'], units: batchUnits }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email_address.address'], name: ['email_address.name'] },
  content: messageContent,
  safeForm: { kind: 'rename', from: 'sendMail', to: 'sendBatchMail' },
} as const satisfies SdkModel
