import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** Also the form body of Mailgun's HTTP API. */
export const messageUnits = [
  {
    when: { path: '0["recipient-variables"]', present: true },
    each: '0.to[]',
    splitStrings: true,
    visible: [
      { field: 'to', path: '@' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
  },
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0["h:Reply-To"]'],
  },
] as const satisfies readonly SdkUnit[]

/** The lines of the MIME text are shown; `to` says who gets it. */
export const mimeUnits = [{ each: 'call', raw: '0.message' }] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html'],
  text: ['0.text'],
  template: ['0.template'],
  data: ['0["v:*"]', '0["recipient-variables"].*'],
  attachments: ['0.attachment'],
  headers: ['0["h:*"]'],
} as const satisfies SdkContent

export default {
  name: 'mailgun-js-legacy',
  title: 'Mailgun (mailgun-js)',
  docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/batch-sending',
  packages: ['mailgun-js'],
  clients: ['mailgun-js()', 'mailgun-js#', 'mailgun-js.Mailgun#'],
  calls: [{ member: ['messages().send'] }, { member: ['messages().sendMime'], units: mimeUnits, content: { raw: ['0.message'] } }],
  units: messageUnits,
  accepts: { splitsOn: ',' },
  content: messageContent,
  safeForm: { kind: 'field', at: '0', key: 'recipient-variables', value: 'Object.fromEntries({list}.map((address) => [address, {}]))' },
} as const satisfies SdkModel
