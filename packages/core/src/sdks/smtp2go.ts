import type { SdkModel } from '../sdk.js'

/** The adders of a mail object pile up: one object used again in a loop shows everyone before. */
export default {
  name: 'smtp2go',
  title: 'SMTP2GO',
  docs: 'https://github.com/smtp2go-oss/smtp2go-nodejs',
  packages: ['smtp2go-nodejs'],
  clients: ['smtp2go-nodejs()', 'smtp2go-nodejs.SMTP2GOApi()'],
  calls: [{ member: ['client().consume'] }],
  builders: [
    {
      chains: ['smtp2go-nodejs().mail()', 'smtp2go-nodejs.SMTP2GOApi().mail()'],
      methods: {
        to: { field: 'to', effect: 'append', arg: 0 },
        cc: { field: 'cc', effect: 'append', arg: 0 },
        bcc: { field: 'bcc', effect: 'append', arg: 0 },
        from: { field: 'from', effect: 'replace', arg: 0 },
        subject: { field: 'subject', effect: 'replace', arg: 0 },
        html: { field: 'html', effect: 'replace', arg: 0 },
        text: { field: 'text', effect: 'replace', arg: 0 },
        template: { field: 'template', effect: 'replace', arg: 0 },
        attach: { field: 'attachments', effect: 'append', arg: 0 },
        headers: { field: 'headers', effect: 'append', arg: 0 },
      },
    },
  ],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: {
    subject: ['0.subject'],
    html: ['0.html'],
    text: ['0.text'],
    template: ['0.template'],
    attachments: ['0.attachments'],
    headers: ['0.headers[].value'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
