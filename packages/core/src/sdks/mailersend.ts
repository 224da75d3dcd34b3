import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  // `rcpt_to` gets the mail as Bcc does.
  {
    each: 'call',
    visible: [
      { field: 'to', path: ['0.to', '0.recipients'] },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc', '0.rcpt_to'],
    replyTo: ['0.reply_to'],
  },
] as const satisfies readonly SdkUnit[]
export const bulkUnits = [
  {
    each: '0[]',
    visible: [
      { field: 'to', path: ['@to', '@recipients'] },
      { field: 'cc', path: '@cc' },
    ],
    hidden: ['@bcc', '@rcpt_to'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html'],
  text: ['0.text'],
  template: ['0.template_id'],
  data: ['0.personalization[].data.*'],
  attachments: ['0.attachments[].content'],
  headers: ['0.headers[].value'],
} as const satisfies SdkContent

export default {
  name: 'mailersend',
  title: 'MailerSend',
  docs: 'https://developers.mailersend.com/api/v1/email.html',
  packages: ['mailersend'],
  clients: ['mailersend.MailerSend#', 'mailersend#'],
  calls: [
    // Version 1 sends from the client itself.
    { member: ['email.send', 'send'] },
    { member: ['email.sendBulk'], units: bulkUnits },
  ],
  builders: [
    {
      chains: ['mailersend.EmailParams#'],
      from: 0,
      methods: {
        setTo: { field: 'to', effect: 'replace', arg: 0 },
        setRecipients: { field: 'to', effect: 'replace', arg: 0 },
        setCc: { field: 'cc', effect: 'replace', arg: 0 },
        setBcc: { field: 'bcc', effect: 'replace', arg: 0 },
        setRcptTo: { field: 'rcpt_to', effect: 'replace', arg: 0 },
        setReplyTo: { field: 'reply_to', effect: 'replace', arg: 0 },
        setFrom: { field: 'from', effect: 'replace', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
        setHtml: { field: 'html', effect: 'replace', arg: 0 },
        setText: { field: 'text', effect: 'replace', arg: 0 },
        setTemplateId: { field: 'template_id', effect: 'replace', arg: 0 },
        setPersonalization: { field: 'personalization', effect: 'replace', arg: 0 },
        setAttachments: { field: 'attachments', effect: 'replace', arg: 0 },
        setHeaders: { field: 'headers', effect: 'replace', arg: 0 },
      },
    },
    // `new Recipient(address, name)` is handed over as it is: one address.
    { chains: ['mailersend.Recipient#'], from: 0, methods: {} },
  ],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'batch', from: 'email.send', to: 'email.sendBulk', limit: 500 },
} as const satisfies SdkModel
