import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** The body tells the version: `Messages` is v3.1, `Recipients` and the To, Cc and Bcc strings are v3. */
export const messageUnits = [
  {
    when: { path: '0.Messages', present: true },
    each: '0.Messages[]',
    visible: [
      { field: 'to', path: '@To' },
      { field: 'cc', path: '@Cc' },
    ],
    hidden: ['@Bcc'],
    replyTo: ['@ReplyTo'],
  },
  { when: { path: '0.Recipients', present: true }, each: '0.Recipients[]', visible: [{ field: 'to', path: '@' }] },
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.To' },
      { field: 'cc', path: '0.Cc' },
    ],
    hidden: ['0.Bcc'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.Messages[].Subject', '0.Subject'],
  html: ['0.Messages[].HTMLPart', '0["Html-part"]'],
  text: ['0.Messages[].TextPart', '0["Text-part"]'],
  template: ['0.Messages[].TemplateID'],
  data: ['0.Messages[].Variables.*', '0.Recipients[].Vars.*'],
  attachments: ['0.Messages[].Attachments[].Base64Content'],
  headers: ['0.Messages[].Headers.*'],
} as const satisfies SdkContent

export default {
  name: 'mailjet',
  title: 'Mailjet',
  docs: 'https://dev.mailjet.com/email/guides/send-api-v31/',
  packages: ['node-mailjet'],
  clients: [
    'node-mailjet#',
    'node-mailjet.Client#',
    'node-mailjet.apiConnect()',
    'node-mailjet.Client.apiConnect()',
    'node-mailjet.connect()',
    'node-mailjet()',
  ],
  calls: [{ member: ['post().request'], when: { chain: 'post', arg: 0, is: 'send' } }],
  units: messageUnits,
  accepts: { splitsOn: ',', address: ['Email'], name: ['Name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
