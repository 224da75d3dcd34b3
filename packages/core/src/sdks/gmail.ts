import type { SdkModel, SdkUnit } from '../sdk.js'

/** Gmail reads the recipients from the text itself and takes a Bcc line out. */
export const sendUnits = [
  { when: { path: '0.requestBody', present: true }, each: 'call', raw: '0.requestBody.raw' },
  { when: { path: '0.resource', present: true }, each: 'call', raw: '0.resource.raw' },
  { each: 'call', raw: '0.raw' },
] as const satisfies readonly SdkUnit[]
export const draftUnits = [
  { when: { path: '0.requestBody', present: true }, each: 'call', raw: '0.requestBody.message.raw' },
  { when: { path: '0.resource', present: true }, each: 'call', raw: '0.resource.message.raw' },
  { each: 'call', raw: '0.message.raw' },
] as const satisfies readonly SdkUnit[]

/**
 * `googleapis` and `@googleapis/gmail` carry the same generated client. `mimetext` writes the text: it is judged where
 * the text is asked for. nodemailer's MailComposer, the other way to write it, is looked into, and has a call in nodemailer's row.
 */
export default {
  name: 'gmail',
  title: 'Gmail',
  docs: 'https://developers.google.com/workspace/gmail/api/guides/sending',
  packages: ['googleapis', '@googleapis/gmail', 'mimetext', 'mimetext/browser', 'mimetext/node'],
  clients: [
    'googleapis.google.gmail()',
    'googleapis.gmail()',
    '@googleapis/gmail.gmail()',
    'googleapis.gmail_v1.Gmail#',
    '@googleapis/gmail.gmail_v1.Gmail#',
  ],
  calls: [
    { member: ['users.messages.send'] },
    {
      member: ['users.drafts.create'],
      draft: true,
      units: draftUnits,
      content: { raw: ['0.requestBody.message.raw', '0.resource.message.raw'] },
    },
    {
      member: ['users.drafts.send'],
      units: draftUnits,
      content: { raw: ['0.requestBody.message.raw', '0.resource.message.raw'] },
    },
    {
      clients: ['mimetext.createMimeMessage()', 'mimetext/browser.createMimeMessage()', 'mimetext/node.createMimeMessage()'],
      member: ['asRaw', 'asEncoded'],
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: 'this.to' },
            { field: 'cc', path: 'this.cc' },
          ],
          hidden: ['this.bcc'],
        },
      ],
      content: { subject: ['this.subject'], html: ['this.messages[].data'] },
    },
  ],
  builders: [
    {
      chains: ['mimetext.createMimeMessage()', 'mimetext/browser.createMimeMessage()', 'mimetext/node.createMimeMessage()'],
      methods: {
        setTo: { field: 'to', effect: 'replace', arg: 0 },
        setRecipient: { field: 'to', effect: 'replace', arg: 0 },
        setRecipients: { field: 'to', effect: 'replace', arg: 0 },
        setCc: { field: 'cc', effect: 'replace', arg: 0 },
        setBcc: { field: 'bcc', effect: 'replace', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
        addMessage: { field: 'messages', effect: 'append', arg: 0 },
      },
    },
  ],
  units: sendUnits,
  accepts: { splitsOn: ',', address: ['addr'], name: ['name'] },
  content: { raw: ['0.requestBody.raw', '0.resource.raw', '0.raw'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
