import type { SdkModel } from '../sdk.js'

/** `sendEmail` takes one object, or (to, subject, body, options), or four strings (to, replyTo, subject, body). */
export default {
  name: 'google-apps-script',
  title: 'Apps Script mail',
  docs: 'https://developers.google.com/apps-script/reference/mail/mail-app',
  packages: [],
  globals: ['MailApp', 'GmailApp'],
  clients: ['global:MailApp', 'global:GmailApp'],
  calls: [{ member: ['sendEmail', 'createDraft'] }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: ['0.to', '0'] },
        { field: 'cc', path: ['0.cc', '3.cc'] },
      ],
      hidden: ['0.bcc', '3.bcc'],
      replyTo: ['0.replyTo', '3.replyTo'],
    },
  ],
  accepts: { splitsOn: ',' },
  content: {
    subject: ['0.subject', '1'],
    html: ['0.htmlBody', '3.htmlBody'],
    text: ['0.body', '2'],
    attachments: ['0.attachments', '3.attachments'],
  },
  safeForm: { kind: 'loop', sync: true },
} as const satisfies SdkModel
