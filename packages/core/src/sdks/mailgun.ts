import type { SdkModel } from '../sdk.js'

const variables = '1["recipient-variables"]'

export default {
  name: 'mailgun',
  title: 'Mailgun',
  docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/batch-sending',
  packages: ['mailgun.js', 'mailgun.js/interfaces', 'mailgun.js/Interfaces'],
  clients: [
    'mailgun.js#.client()',
    'mailgun.js.client()',
    'mailgun.js/interfaces.IMailgunClient#',
    'mailgun.js/Interfaces.IMailgunClient#',
    'mailgun.js.Interfaces.IMailgunClient#',
  ],
  calls: [{ member: ['messages.create'] }],
  units: [
    { when: { path: '1.message', present: true }, each: 'call', raw: '1.message' },
    // The key alone decides, and only so spelt: `recipientVariables` goes out as a form field that nobody reads.
    {
      when: { path: variables, present: true },
      each: '1.to[]',
      splitStrings: true,
      visible: [
        { field: 'to', path: '@' },
        { field: 'cc', path: '1.cc' },
      ],
      hidden: ['1.bcc'],
    },
    {
      each: 'call',
      visible: [
        { field: 'to', path: '1.to' },
        { field: 'cc', path: '1.cc' },
      ],
      hidden: ['1.bcc'],
      replyTo: ['1["h:Reply-To"]'],
    },
  ],
  accepts: { splitsOn: ',' },
  content: {
    subject: ['1.subject'],
    html: ['1.html', '1["amp-html"]'],
    text: ['1.text'],
    template: ['1.template'],
    data: ['1["t:variables"]', '1["h:X-Mailgun-Variables"]', '1["recipient-variables"].*', '1["v:*"]'],
    attachments: ['1.attachment[].data', '1.inline[].data'],
    headers: ['1["h:*"]'],
    raw: ['1.message'],
  },
  safeForm: {
    kind: 'field',
    at: '1',
    key: 'recipient-variables',
    value: 'JSON.stringify(Object.fromEntries({list}.map((address) => [address, {}])))',
  },
} as const satisfies SdkModel
