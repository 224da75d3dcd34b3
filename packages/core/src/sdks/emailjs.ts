import type { SdkModel } from '../sdk.js'

export default {
  name: 'emailjs',
  title: 'emailjs (SMTP)',
  docs: 'https://github.com/eleith/emailjs',
  packages: ['emailjs', 'emailjs/email'],
  clients: ['emailjs.SMTPClient#', 'emailjs.server.connect()', 'emailjs/email.server.connect()'],
  calls: [{ member: ['send', 'sendAsync'] }],
  builders: [{ chains: ['emailjs.Message#', 'emailjs.message.create()', 'emailjs/email.message.create()'], from: 0, methods: {} }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
      replyTo: ['0["reply-to"]'],
    },
  ],
  accepts: { splitsOn: ',' },
  content: {
    subject: ['0.subject'],
    html: ['0.attachment[].data'],
    text: ['0.text'],
    attachments: ['0.attachment[].data', '0.attachment[].path'],
    headers: ['0.*'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
