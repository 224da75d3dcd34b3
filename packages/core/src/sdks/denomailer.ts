import type { SdkModel } from '../sdk.js'

/** SMTP clients of Deno functions. Both write every address of `to` and `cc` into one header line. */
export default {
  name: 'denomailer',
  title: 'Deno SMTP client',
  docs: 'https://deno.land/x/denomailer',
  packages: ['deno.land/x/denomailer', 'denomailer', 'deno.land/x/smtp'],
  clients: ['deno.land/x/denomailer.SMTPClient#', 'denomailer.SMTPClient#', 'denomailer.SmtpClient#', 'deno.land/x/smtp.SmtpClient#'],
  calls: [{ member: ['send'] }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
      replyTo: ['0.replyTo'],
    },
  ],
  accepts: { splitsOn: ',', address: ['mail'], name: ['name'] },
  content: {
    subject: ['0.subject'],
    html: ['0.html', '0.mimeContent[].content'],
    text: ['0.content'],
    attachments: ['0.attachments[].content', '0.attachments[].filename'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
