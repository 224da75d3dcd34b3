import type { SdkModel } from '../sdk.js'

/**
 * The client is a binding of the Worker: a member of its `Env`, typed `SendEmail`, or in JavaScript the name that the
 * project chose. Bindings under other names than the customary ones are knowingly missed in JavaScript.
 */
const bindings = ['EMAIL', 'EMAILS', 'MAIL', 'MAILER', 'SEND_EMAIL', 'SENDER', 'SEB'] as const

export default {
  name: 'cloudflare-send-email',
  title: 'Cloudflare Email Service',
  docs: 'https://developers.cloudflare.com/email-service/examples/email-sending/recipients/',
  packages: ['cloudflare:email', '@cloudflare/workers-types'],
  words: ['SendEmail', ...bindings.map((name) => `env.${name}.send`)],
  clients: ['global:SendEmail#', '@cloudflare/workers-types.SendEmail#'],
  calls: [
    // An EmailMessage is judged where it is made.
    { member: ['send'], when: { path: '0.to', present: true } },
    {
      clients: bindings.flatMap((name) => [`named:env.${name}`, `named:c.env.${name}`, `named:this.env.${name}`]),
      member: ['send'],
      when: {
        all: [
          { path: '0.to', present: true },
          { path: '0.from', present: true },
          { path: '0.subject', present: true },
        ],
      },
    },
    {
      clients: ['cloudflare:email'],
      member: ['EmailMessage'],
      construct: true,
      units: [{ each: 'call', raw: '2', hidden: ['1'] }],
      content: { raw: ['2'] },
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
      replyTo: ['0.replyTo'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: {
    subject: ['0.subject'],
    html: ['0.html'],
    text: ['0.text'],
    attachments: ['0.attachments[].content'],
    headers: ['0.headers.*'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
