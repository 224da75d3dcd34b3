import type { SdkModel } from '../sdk.js'

/** The Convex component: the first argument is the function's context; older code passes the fields one by one. */
export default {
  name: 'convex-resend',
  title: 'Resend (Convex component)',
  docs: 'https://www.convex.dev/components/resend',
  packages: ['@convex-dev/resend'],
  clients: ['@convex-dev/resend.Resend#'],
  calls: [{ member: ['sendEmail'] }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: ['1.to', '2'] },
        { field: 'cc', path: '1.cc' },
      ],
      hidden: ['1.bcc'],
      replyTo: ['1.replyTo'],
    },
  ],
  accepts: { splitsOn: '' },
  content: { subject: ['1.subject', '3'], html: ['1.html', '4'], text: ['1.text', '5'], headers: ['1.headers[].value'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
