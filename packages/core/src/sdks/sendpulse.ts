import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** The body of the HTTP API, where the message is a field. */
export const wireUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.email.to' },
      { field: 'cc', path: '0.email.cc' },
    ],
    hidden: ['0.email.bcc'],
  },
] as const satisfies readonly SdkUnit[]
export const wireContent = {
  subject: ['0.email.subject'],
  html: ['0.email.html'],
  text: ['0.email.text'],
  template: ['0.email.template.id'],
  data: ['0.email.template.variables.*'],
} as const satisfies SdkContent

export default {
  name: 'sendpulse',
  title: 'SendPulse',
  docs: 'https://sendpulse.com/integrations/api/smtp',
  packages: ['sendpulse-api'],
  clients: ['sendpulse-api'],
  calls: [{ member: ['smtpSendMail'] }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '1.to' },
        { field: 'cc', path: '1.cc' },
      ],
      hidden: ['1.bcc'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: {
    subject: ['1.subject'],
    html: ['1.html'],
    text: ['1.text'],
    template: ['1.template.id'],
    data: ['1.template.variables.*'],
    attachments: ['1.attachments'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
