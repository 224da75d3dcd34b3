import type { SdkModel } from '../sdk.js'
import { messageAccepts } from './nodemailer.js'

/** Lists in the constructor's message are merged with the call's by index, so they reach people the call didn't name. */
export default {
  name: 'email-templates',
  title: 'email-templates',
  docs: 'https://github.com/forwardemail/email-templates',
  packages: ['email-templates'],
  clients: ['email-templates#'],
  calls: [
    { member: ['send'] },
    {
      clients: ['email-templates'],
      member: [''],
      construct: true,
      when: {
        any: [
          { path: '0.message.to', present: true },
          { path: '0.message.cc', present: true },
        ],
      },
    },
  ],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.message.to' },
        { field: 'cc', path: '0.message.cc' },
      ],
      hidden: ['0.message.bcc'],
      replyTo: ['0.message.replyTo'],
    },
  ],
  accepts: messageAccepts,
  content: {
    subject: ['0.message.subject'],
    html: ['0.message.html'],
    text: ['0.message.text'],
    template: ['0.template'],
    data: ['0.locals.*'],
    attachments: ['0.message.attachments'],
    headers: ['0.message.headers.*'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
